/**
 * A crowd takes turns: a few pushes are worked on at once, some more wait in line, and who would wait for long is asked
 * to come when its turn could be. So a dock that comes back at once spreads out instead of piling up (fault 61).
 */
import type { Instant } from '@milepost/domain'
import type { MiddlewareHandler } from 'hono'
import type { Clock } from '../ops/ports.ts'
import { refuse } from '../ops/refuse.ts'

export interface TurnsDeps {
  readonly now: Clock
  /** Runs once what came meanwhile was looked at. */
  readonly soon: (run: () => void) => void
}

export interface Turns {
  /** Turns away whom a long line awaits, before anything of the request is read. */
  readonly orLater: MiddlewareHandler
  /** Waits in line. Stands behind what reads the body, so that a slow link holds up nobody. */
  readonly inTurn: MiddlewareHandler
}

const atOnce = 4
const longestLineMs = 500
/** Of a batch of 200, until turns were measured. */
const guessedTurnMs = 20
const longestAwayMs = 60_000
/** What is measured as more, or as less than the shortest, is a clock that was set. */
const longestTurnMs = 5000
const shortestTurnMs = 1

export function turns({ now, soon }: TurnsDeps): Turns {
  const pace = paceOf(now)
  const line: (() => void)[] = []
  let free = atOnce
  let came = 0

  async function begun(): Promise<void> {
    if (free > 0) free -= 1
    else await new Promise<void>((called) => line.push(called))
  }

  /**
   * A process lets in one connection between two pieces of work, so a crowd would stand outside where nobody counts it.
   * Before the next is called everybody is let in, for as long as the work takes at most.
   */
  function ended(since = now(), before = came, wasQuiet = false): void {
    soon(() => {
      const isQuiet = came === before
      if ((isQuiet && wasQuiet) || now() - since >= atOnce * pace.turnMs()) callNext()
      else ended(since, came, isQuiet)
    })
  }

  function callNext(): void {
    const call = line.shift()
    pace.called(line.length > 0)
    if (call) call()
    else free += 1
  }

  return {
    orLater: async (c, next) => {
      came += 1
      const retryAfterSeconds = pace.secondsAway(line.length)
      return retryAfterSeconds > 0 ? refuse(c, 'too-many', { retryAfterSeconds }) : await next()
    },
    inTurn: async (c, next) => {
      const retryAfterSeconds = pace.secondsAway(line.length)
      if (retryAfterSeconds > 0) return refuse(c, 'too-many', { retryAfterSeconds })
      await begun()
      try {
        return await next()
      } finally {
        ended()
      }
    },
  }
}

/** How fast the line moves, and so when somebody who is turned away should come again. */
function paceOf(now: Clock) {
  let turnMs = guessedTurnMs
  let calledAt: Instant | undefined
  let promisedAt = 0
  return {
    turnMs: () => turnMs,
    /** Measured from call to call while the line does not end. */
    called: (isLine: boolean) => {
      const at = now()
      if (calledAt !== undefined) {
        const took = Math.min(Math.max(at - calledAt, shortestTurnMs), longestTurnMs)
        turnMs += (took - turnMs) / 8
      }
      calledAt = isLine ? at : undefined
    },
    /** Each who is turned away is promised a time of its own: so many come as can be served. 0 is no wait. */
    secondsAway: (inLine: number): number => {
      const lineMs = inLine * turnMs
      if (lineMs < longestLineMs) return 0
      const at = now()
      // Further off than anybody is sent: the clock was set back since.
      if (promisedAt > at + longestAwayMs) promisedAt = at
      promisedAt = Math.min(Math.max(promisedAt, at + lineMs) + turnMs, at + longestAwayMs)
      return Math.ceil((promisedAt - at) / 1000)
    },
  }
}
