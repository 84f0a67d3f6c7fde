/** A delivery with all that was said about it, as its page reads it: counts, and each line with its source. */
import type { Goods, MilepostEvent } from './event.ts'
import type { ReceiptId } from './id.ts'
import { isKnown } from './known-kind.ts'
import { inOrder, onceEach } from './order-of-events.ts'
import type { Entry } from './order-view.ts'
import { receiptOf } from './receipt.ts'
import { struckBy } from './standing.ts'
import { entryOf } from './timeline.ts'
import type { WorkReceipt } from './work.ts'

export interface ReceiptView extends WorkReceipt {
  /** Oldest first. What was taken back stays, and names what took it (RC4). */
  readonly entries: readonly ReceiptEntry[]
}

export interface ReceiptEntry extends Entry {
  readonly goods?: Goods
  readonly condition?: 'good' | 'damaged'
}

/** Undefined until it is announced. `events` is everything filed under the receipt's key, or anything wider. */
export function receiptViewOf(
  receipt: ReceiptId,
  events: readonly MilepostEvent[],
): ReceiptView | undefined {
  const counted = receiptOf(receipt, events)
  if (!counted) return undefined
  const about = events.filter((event) => event.subject.receipt === receipt)
  return { ...counted, entries: goodsEntriesOf(about) }
}

/** Each of these once, oldest first, with the goods it names. */
export function goodsEntriesOf(events: readonly MilepostEvent[]): readonly ReceiptEntry[] {
  const about = onceEach(events.filter(isKnown))
  const struck = struckBy(about)
  return inOrder(about).map((placed): ReceiptEntry => {
    const { id, body } = placed.event
    const context = { box: undefined, undoneBy: struck.get(id), fromFormerLabel: false }
    return {
      ...entryOf(placed, context),
      ...('goods' in body && body.goods && { goods: body.goods }),
      ...('condition' in body && body.condition && { condition: body.condition }),
    }
  })
}
