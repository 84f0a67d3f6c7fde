/** Makes a scan: first a draft that is safe to keep anywhere, then, with its number, the sealed event. */
import { hashOf } from '@milepost/contract'
import type {
  DeviceClock,
  DeviceEvent,
  DeviceId,
  EventId,
  Instant,
  PersonId,
  Scan,
  SiteId,
  StationId,
} from '@milepost/domain'
import type { HeldScan, Place } from './held-scan.ts'
import type { ScanIntent } from './scan-intent.ts'
import { wellFormed } from './well-formed.ts'

/** Who scans, where, and with what. */
export interface Maker {
  readonly device: DeviceId
  readonly site: SiteId
  readonly station?: StationId
  readonly person?: PersonId
  readonly app: string
}

/** Everything of a scan but its number. Its id is minted once: an unsure save is tried again with the same draft. */
export interface Draft {
  readonly id: EventId
  readonly at: Instant
  readonly intent: ScanIntent
  readonly scan: Omit<Scan, 'epoch' | 'seq'>
}

export function draftOf(
  intent: ScanIntent,
  maker: Maker,
  made: { readonly id: EventId; readonly at: Instant; readonly clock: DeviceClock },
): Draft {
  const { how, raw } = intent
  return {
    id: made.id,
    at: made.at,
    intent: wellFormed(intent),
    scan: { ...maker, how, raw, clock: made.clock },
  }
}

export const numbered =
  ({ id, at, intent, scan }: Draft) =>
  (place: Place): HeldScan => {
    const { kind, subject, body, corrects } = intent
    const event = {
      id,
      kind,
      source: 'device',
      occurred: { at },
      subject,
      body,
      ...(corrects ? { corrects } : {}),
      scan: { ...scan, ...place },
    } as DeviceEvent
    return { id, ...place, hash: hashOf(event), event, delivery: { state: 'waiting' } }
  }
