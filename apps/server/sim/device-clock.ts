/** A device's clocks: the wall as wrong as its battery, the steady one since the start, a session until one jumps. */
import { as, type SessionId } from '@milepost/domain'
import type { Clock, Random } from '@milepost/outbox'
import type { Chance } from './chance.ts'

/** How far a device's wall clock is ahead, which outlives its tabs. */
export interface Wall {
  ahead: number
}

/** As the scanner's own clock tells a jump of the wall against the steady clock. */
const jumpMs = 2000

export function tabClock(
  now: () => number,
  wall: Wall,
  { random, began }: { readonly random: Random; readonly began: Began },
): Clock {
  const startedAt = now()
  const ahead = () => wall.ahead
  let session = newSession(random)
  let aheadThen = ahead()
  began(session, aheadThen)
  return {
    now: () => now() + wall.ahead,
    mono: () => now() - startedAt,
    zone: () => 'America/Denver',
    session: () => {
      if (Math.abs(ahead() - aheadThen) > jumpMs) {
        session = newSession(random)
        aheadThen = ahead()
        began(session, aheadThen)
      }
      return session
    },
  }
}

/** How far the wall is ahead in a session: the truth that measuring it should come near. */
export type Began = (session: SessionId, ahead: number) => void

const newSession = (random: Random): SessionId =>
  as<SessionId>([...random(8)].map((byte) => byte.toString(16).padStart(2, '0')).join(''))

/** What a dead battery's clock says now: 1970. */
const sinceThen = Date.UTC(2026, 10, 2, 6)
const year = 365 * 24 * 3_600_000

/** A clock that was set wrong by so much has seen a week pass at once. */
const month = 30 * 24 * 3_600_000
export const aheadBy = (before: number): number => before + month

export const wrongBy = (chance: Chance): number =>
  chance.oneOf([0, 90_000, -3_600_000, 86_400_000, -sinceThen, 10 * year, -10 * year])
