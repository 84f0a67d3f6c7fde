/** When to try again: full jitter, so that a dock coming back on Wi-Fi does not stampede. It never gives up. */
import type { Instant } from '@milepost/domain'
import type { Random } from './ports.ts'
import type { SyncMemory } from './sync-memory.ts'

const firstMs = 1000
const longestMs = 60_000
/** A proxy that asks for more has lost its mind, or its clock. */
const longestAskedMs = 15 * 60_000

function backoffMs(failures: number, random: Random): number {
  return Math.round(fractionOf(random) * Math.min(longestMs, firstMs * 2 ** Math.min(failures, 16)))
}

/** Below 1. */
export function fractionOf(random: Random): number {
  return random(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32
}

/** `retry-after` is seconds or a date; a date is read against the device's own clock. */
export function askedMs(retryAfter: string | undefined, now: Instant): number | undefined {
  if (retryAfter === undefined) return undefined
  const seconds = Number(retryAfter)
  const wanted = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - now
  return Number.isFinite(wanted) ? Math.min(Math.max(0, wanted), longestAskedMs) : undefined
}

/** One more failure: rest at least as long as asked, and a little of our own on top. */
export function rested(
  memory: SyncMemory,
  at: { readonly mono: number; readonly random: Random; readonly asked?: number | undefined },
): SyncMemory {
  const own = backoffMs(memory.failures, at.random)
  const rest =
    at.asked === undefined
      ? ({ until: at.mono + own, because: 'backoff' } as const)
      : ({ until: at.mono + at.asked + Math.min(own, firstMs), because: 'asked' } as const)
  return { ...memory, failures: memory.failures + 1, rest }
}
