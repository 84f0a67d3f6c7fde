/** Finds a smaller world of the same seed that fails in the same way, so that its trace is short to read. */
import { faultClasses, type FaultClass } from './faults.ts'
import { lived } from './world.ts'
import type { Outcome, Wish } from './world-parts.ts'

export async function shrunk(
  wish: Wish,
): Promise<{ readonly wish: Wish; readonly outcome: Outcome }> {
  let best = { wish, outcome: await lived(wish) }
  const kind = best.outcome.verdict?.kind
  const tryOut = async (smaller: Wish) => {
    const outcome = await lived(smaller)
    if (outcome.verdict && outcome.verdict.kind === kind) best = { wish: smaller, outcome }
  }
  for (const fault of faultClasses) {
    if (!best.outcome.faults.includes(fault)) continue
    const without = new Set<FaultClass>([...(best.wish.without ?? []), fault])
    await tryOut({ ...best.wish, without })
  }
  for (const phones of [1, 2, 3]) {
    if (phones < (best.wish.most?.phones ?? 5)) {
      await tryOut({ ...best.wish, most: { phones, shifts: best.wish.most?.shifts ?? 3 } })
    }
  }
  for (const shifts of [1, 2]) {
    if (shifts < (best.wish.most?.shifts ?? 3)) {
      await tryOut({ ...best.wish, most: { phones: best.wish.most?.phones ?? 5, shifts } })
    }
  }
  return best
}
