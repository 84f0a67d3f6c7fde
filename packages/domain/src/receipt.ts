/** What a supplier announced and what has come of it. */
import type { Goods, MilepostEvent, OrderLine } from './event.ts'
import type { LineId, ReceiptId } from './id.ts'
import { isKnown } from './known-kind.ts'
import { inOrder, onceEach } from './order-of-events.ts'
import { struckBy } from './standing.ts'
import type { WorkReceipt } from './work.ts'

/** Undefined until it is announced. `events` is everything filed under the receipt's key, or anything wider. */
export function receiptOf(
  receipt: ReceiptId,
  events: readonly MilepostEvent[],
): WorkReceipt | undefined {
  const about = onceEach(
    events.filter((event) => isKnown(event) && event.subject.receipt === receipt),
  )
  const struck = struckBy(about)
  const standing = inOrder(about)
    .map(({ event }) => event)
    .filter(({ id }) => !struck.has(id))
  const announced = standing.findLast((event) => event.kind === 'receipt-announced')
  if (!announced) return undefined

  const { reference, site, lines } = announced.body
  const received = new Map<LineId, number>()
  const damaged = new Map<LineId, number>()
  const putAway = new Map<LineId, number>()
  for (const event of standing) {
    if (event.kind === 'received') {
      putOnLines(lines, received, event.body)
      if (event.body.condition === 'damaged') putOnLines(lines, damaged, event.body)
    }
    if (event.kind === 'put-away') putOnLines(lines, putAway, event.body)
  }
  return {
    receipt,
    reference,
    site,
    lines: lines.map(({ line, sku, gtin, name, bin, units }) => ({
      line,
      sku,
      ...(gtin !== undefined && { gtin }),
      name,
      ...(bin !== undefined && { bin }),
      units,
      received: received.get(line) ?? 0,
      ...countOf('damaged', damaged.get(line)),
      ...countOf('putAway', putAway.get(line)),
    })),
  }
}

const countOf = <Name extends string>(name: Name, count: number | undefined) =>
  count ? ({ [name]: count } as Readonly<Record<Name, number>>) : {}

/** Lines of the same goods fill one after the other; what is over stays on the last (RC2). */
function putOnLines(
  lines: readonly OrderLine[],
  received: Map<LineId, number>,
  { goods, units }: { readonly goods: Goods; readonly units: number },
): void {
  const same = lines.filter((line) => isSame(line, goods))
  let left = Math.max(0, units)
  for (const [place, line] of same.entries()) {
    const already = received.get(line.line) ?? 0
    const room = Math.max(0, line.units - already)
    const here = place === same.length - 1 ? left : Math.min(left, room)
    received.set(line.line, already + here)
    left -= here
  }
}

const isSame = (line: OrderLine, { sku, gtin }: Goods): boolean =>
  (gtin !== undefined && gtin === line.gtin) || (sku !== undefined && sku === line.sku)
