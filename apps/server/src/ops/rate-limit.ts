/** So many tries in so much time for each key. In memory: a restart forgives, which is fine for what it guards. */
import type { MiddlewareHandler } from 'hono'
import type { Clock } from './ports.ts'
import { peerOf } from './peer.ts'
import { refuse } from './refuse.ts'

export interface Allowance {
  readonly tries: number
  readonly inSeconds: number
}

export interface Limiter {
  /** Takes a try, and answers how many seconds to wait; 0 means go ahead. */
  readonly waitOf: (key: string) => number
  /** The try was none. */
  readonly giveBack: (key: string) => void
}

/** Enough keys for every device of a large site; an attacker's addresses push out only the oldest. */
const mostKeys = 20_000

export function limiter(now: Clock, { tries, inSeconds }: Allowance): Limiter {
  const windowOf = new Map<string, { readonly endsAt: number; left: number }>()
  return {
    waitOf: (key) => {
      const at = now()
      let current = windowOf.get(key)
      if (!current || current.endsAt <= at) {
        windowOf.delete(key)
        current = { endsAt: at + inSeconds * 1000, left: tries }
        windowOf.set(key, current)
        forgetOldest(windowOf)
      }
      current.left -= 1
      return current.left >= 0 ? 0 : Math.max(1, Math.ceil((current.endsAt - at) / 1000))
    },
    giveBack: (key) => {
      const current = windowOf.get(key)
      if (current) current.left += 1
    },
  }
}

export function limited(now: Clock, allowance: Allowance): MiddlewareHandler {
  const { waitOf } = limiter(now, allowance)
  return async (c, next) => {
    const retryAfterSeconds = waitOf(peerOf(c))
    return retryAfterSeconds > 0 ? refuse(c, 'too-many', { retryAfterSeconds }) : await next()
  }
}

/** What succeeds was no guess: a site adds all its devices in a minute, from one address. */
export function limitedGuesses(now: Clock, allowance: Allowance): MiddlewareHandler {
  const { waitOf, giveBack } = limiter(now, allowance)
  return async (c, next) => {
    const retryAfterSeconds = waitOf(peerOf(c))
    if (retryAfterSeconds > 0) return refuse(c, 'too-many', { retryAfterSeconds })
    await next()
    if (c.res.ok) giveBack(peerOf(c))
    return undefined
  }
}

function forgetOldest(windows: Map<string, unknown>): void {
  if (windows.size <= mostKeys) return
  const [oldest] = windows.keys()
  if (oldest !== undefined) windows.delete(oldest)
}
