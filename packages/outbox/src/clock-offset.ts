/** How far the device's clock is off, measured from answers: server minus device, by the fastest of the last eight. */
import type { DeviceClock, Instant, SessionId } from '@milepost/domain'
import type { Clock } from './ports.ts'

export interface ClockSample {
  readonly offset: number
  readonly roundTrip: number
  /** When it was taken, by `Clock.mono`. */
  readonly at: number
}

const samplesKept = 8

export interface Sent {
  readonly at: Instant
  readonly mono: number
}

/** The server read its clock about half-way; how far from half-way is the error. */
export function sampleOf(sent: Sent, answeredMono: number, serverTime: Instant): ClockSample {
  const roundTrip = Math.max(0, answeredMono - sent.mono)
  return {
    offset: Math.round(serverTime - (sent.at + roundTrip / 2)),
    roundTrip,
    at: answeredMono,
  }
}

export const withSample = (samples: readonly ClockSample[], sample: ClockSample) =>
  [...samples, sample].slice(-samplesKept)

export function bestOf(samples: readonly ClockSample[]): ClockSample | undefined {
  return samples.reduce<ClockSample | undefined>(
    (best, sample) => (best && best.roundTrip <= sample.roundTrip ? best : sample),
    undefined,
  )
}

export const errorOf = ({ roundTrip }: ClockSample): number => Math.ceil(roundTrip / 2)

export interface Measured {
  readonly samples: readonly ClockSample[]
  /** The session that the samples were taken in. */
  readonly session: SessionId
}

/** What a scan made now says about its clock. What was measured before a jump says nothing of it. */
export function clockReading(clock: Clock, { samples, session }: Measured): DeviceClock {
  const mono = clock.mono()
  const reading = { session: clock.session(), mono: Math.round(mono), zone: clock.zone() }
  const best = reading.session === session ? bestOf(samples) : undefined
  if (!best) return reading
  const age = Math.max(0, Math.round(mono - best.at))
  return { ...reading, offset: best.offset, error: errorOf(best), age }
}
