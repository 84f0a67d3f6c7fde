/** Scans made before the clock was ever compared get their offset afterwards, by an event of their own (sync 3.9). */
import type { SessionId } from '@milepost/domain'
import { bestOf, clockReading, type ClockSample, errorOf } from './clock-offset.ts'
import { type Draft, draftOf, type Maker } from './mint.ts'
import type { Clock, Random } from './ports.ts'
import { newEventId } from './uuid-v7.ts'

/** An earlier run used the same clock, unless somebody has set it since: so much is not known of it. */
const unsureMs = 60_000

export function clockFix(
  session: SessionId,
  samples: readonly ClockSample[],
  by: { readonly clock: Clock; readonly random: Random; readonly maker: Maker },
): Draft | undefined {
  const best = bestOf(samples)
  if (!best) return undefined
  const { clock, random, maker } = by
  const at = clock.now()
  const isThisRun = session === clock.session()
  const error = isThisRun ? errorOf(best) : errorOf(best) + unsureMs
  const made = { id: newEventId(at, random), at, clock: clockReading(clock, samples) }
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
