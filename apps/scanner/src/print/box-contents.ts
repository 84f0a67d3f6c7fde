/** What lies in which box, from this device's own scans: the lists say only how much of a line is packed. */
import type { BoxId, LineId, OrderId, WorkOrder } from '@milepost/domain'
import { effectiveOf, type OwnScan } from '../orders/own-scans.ts'
import type { Database } from '../sync/database.ts'
import { isWhole } from '../sync/rotten.ts'

/** Units of each line, by box. */
export type Contents = ReadonlyMap<BoxId, ReadonlyMap<LineId, number>>

/** Scans that the lists show already say it as well as those that wait. */
export async function contentsOf({ scans }: Database, order: OrderId): Promise<Contents> {
  const rows = await scans.where('kind').anyOf(['item-packed', 'undone']).toArray()
  const events = rows.filter(isWhole).map(({ held }) => held.event)
  return contentsIn(
    events
      .filter(({ subject }) => subject.order === order)
      .map((event) => ({ event, absorbed: false })),
  )
}

export function contentsIn(own: readonly OwnScan[]): Contents {
  const counting = effectiveOf(own)
  const contents = new Map<BoxId, Map<LineId, number>>()
  for (const { event } of own) {
    if (event.kind !== 'item-packed' || !counting.has(event.id)) continue
    const { box, line, units } = event.body
    const inBox = contents.get(box) ?? new Map<LineId, number>()
    contents.set(box, inBox.set(line, (inBox.get(line) ?? 0) + units))
  }
  return contents
}

/** False where somebody packed on another device too: then nobody here knows each box. */
export const knowsEachBox = ({ lines, boxes }: WorkOrder, contents: Contents): boolean =>
  lines.every(
    ({ line, packed }) =>
      boxes.reduce((sum, { box }) => sum + (contents.get(box)?.get(line) ?? 0), 0) === packed,
  )
