/** Numbers that the server wants and that no scan of this device has: they are lost, and it says so. */
import type { NumbersLost } from '@milepost/contract'
import type { EpochCount } from './ports.ts'
import type { Settlement } from './settlement.ts'

type Wanted = Settlement['wanted'][number]

/** `seqs`: those of the range that are here, in any order. */
export function lackingIn(
  { epoch, from, to }: Wanted,
  seqs: readonly number[],
  count: Pick<EpochCount, 'ackedThrough'> | undefined,
): readonly NumbersLost[] {
  const lost: NumbersLost[] = []
  let next = from
  for (const seq of [...seqs.toSorted((a, b) => a - b), to + 1]) {
    if (seq > next) {
      const isOld = seq - 1 <= (count?.ackedThrough ?? 0)
      lost.push({ epoch, from: next, to: seq - 1, reason: isOld ? 'forgotten' : 'wiped' })
    }
    next = Math.max(next, seq + 1)
  }
  return lost
}
