/** Numbers that a device has told are lost: their gap is explained, and nobody is asked for them again (sync 3.5). */
import type { NumbersLost } from '@milepost/contract'
import type { Instant } from '@milepost/domain'
import type { ReceivedRange } from '../event-log/event-log.ts'
import { type Gap, holesIn, overlaps } from './gaps.ts'

export interface Lost extends NumbersLost {
  /** When we first saw that they were missing. */
  readonly since: Instant
  /** When the device told. */
  readonly at: Instant
}

/** Only what was missing can be lost; what a device says of other numbers means nothing. */
export function withVoids(
  before: readonly Lost[],
  voids: readonly NumbersLost[],
  about: { readonly gaps: readonly Gap[]; readonly at: Instant },
): readonly Lost[] {
  const { gaps, at } = about
  const told = voids.flatMap(({ epoch, from, to, reason }) =>
    gaps
      .filter((gap) => overlaps(gap, { epoch, from, to }))
      .map((gap) => ({
        epoch,
        from: Math.max(from, gap.from),
        to: Math.min(to, gap.to),
        reason,
        since: gap.since,
        at,
      })),
  )
  const isKnown = (one: Lost) =>
    before.some(({ epoch, from, to }) => epoch === one.epoch && from <= one.from && to >= one.to)
  return [...before, ...told.filter((one) => !isKnown(one))]
}

/** Some may have come after all, such as by another device. */
export const stillLost = (
  lost: readonly Lost[],
  ranges: readonly ReceivedRange[],
): readonly Lost[] =>
  lost.flatMap((one) => {
    const held = ranges.filter((range) => overlaps(range, one))
    const before = { epoch: one.epoch, from: 1, to: one.from - 1 }
    const clipped = held.map((range) => ({ ...range, to: Math.min(range.to, one.to) }))
    return holesIn([before, ...clipped], one.epoch, one.to).map((hole) => ({ ...one, ...hole }))
  })
