/** The clocks of this run. A jump of the wall clock against the steady one begins a new session. */
import { as, type SessionId } from '@milepost/domain'
import type { Clock, Random } from '@milepost/outbox'

export interface Clocks {
  readonly wall: () => number
  readonly steady: () => number
  readonly zone: () => string
}

/** Sleep may stop the steady clock, and people set the wall clock: more than this is a jump. */
const jumpMs = 2000

export function deviceClock(clocks: Clocks, random: Random): Clock {
  let session = newSession(random)
  let ahead = clocks.wall() - clocks.steady()
  return {
    now: clocks.wall,
    mono: clocks.steady,
    zone: clocks.zone,
    session: () => {
      const aheadNow = clocks.wall() - clocks.steady()
      if (Math.abs(aheadNow - ahead) > jumpMs) {
        session = newSession(random)
        ahead = aheadNow
      }
      return session
    },
  }
}

const newSession = (random: Random): SessionId =>
  as<SessionId>([...random(8)].map((byte) => byte.toString(16).padStart(2, '0')).join(''))
