/** Numbers held, as ranges: a hole between them is a scan that never came. */
import type { Delivery } from './event-log.ts'

export interface Range {
  readonly from: number
  readonly to: number
}

/** Deliveries of one device epoch each. */
export function byDeviceEpoch(
  deliveries: readonly Delivery[],
): readonly (readonly [Delivery, ...Delivery[]])[] {
  const groups = Map.groupBy(deliveries, ({ device, epoch }) => JSON.stringify([device, epoch]))
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [[first, ...others] as const] : [],
  )
}

export function rangesOf(numbers: readonly number[]): readonly Range[] {
  const ranges: { from: number; to: number }[] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && number <= last.to + 1) last.to = number
    else ranges.push({ from: number, to: number })
  }
  return ranges
}

/** One range over all of these, which touch each other. */
export const joined = (range: Range, touching: readonly Range[]): Range => ({
  from: Math.min(range.from, ...touching.map(({ from }) => from)),
  to: Math.max(range.to, ...touching.map(({ to }) => to)),
})

/** All of them, with those that touch made one. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const whole: Range[] = []
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1)
    if (last && range.from <= last.to + 1) whole.splice(-1, 1, joined(last, [range]))
    else whole.push(range)
  }
  return whole
}
