/** Scans made before the clock was ever compared get their offset afterwards, by an event of their own (sync 3.9). */
import type { SessionId } from '@milepost/domain'
import { bestOf, clockReading, errorOf, type Measured } from './clock-offset.ts'
import { type Draft, draftOf, type Maker } from './mint.ts'
import type { Clock, Random } from './ports.ts'
import { newEventId } from './uuid-v7.ts'

/** An earlier run used the same clock, unless somebody has set it since: so much is not known of it. */
const unsureMs = 60_000

export function clockFix(
  session: SessionId,
  measured: Measured,
  by: { readonly clock: Clock; readonly random: Random; readonly maker: Maker },
): Draft | undefined {
  const best = bestOf(measured.samples)
  if (!best) return undefined
  const { clock, random, maker } = by
  const at = clock.now()
  const isMeasured = session === measured.session
  const error = isMeasured ? errorOf(best) : errorOf(best) + unsureMs
  const made = { id: newEventId(at, random), at, clock: clockReading(clock, measured) }
  return draftOf(
    {
      kind: 'clock-fixed',
      subject: {},
      body: { session, offset: best.offset, error },
      how: 'manual',
      raw: '',
    },
    maker,
    made,
  )
}
