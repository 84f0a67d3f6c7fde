/** A UUIDv7 from a given time and given random bytes. It is identity only: nobody reads time or order out of it. */
import { as, type EventId, type Instant } from '@milepost/domain'
import type { Random } from './ports.ts'

const latest = 2 ** 48 - 1

export function newEventId(at: Instant, random: Random): EventId {
  const bytes = random(16)
  const millis = Math.min(Math.max(Math.trunc(at), 0), latest)
  for (let i = 0; i < 6; i++) bytes[i] = Math.trunc(millis / 2 ** (8 * (5 - i))) % 256
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)]
  return as<EventId>(`${parts.join('-')}-${hex.slice(20)}`)
}
