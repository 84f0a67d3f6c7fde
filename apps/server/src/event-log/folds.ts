/** What the store must know how to work out from events, and from the state of the floor. The domain answers. */
import type {
  Finding,
  Floor,
  Instant,
  MilepostEvent,
  OrderId,
  OrderView,
  ReceiptId,
  WorkOrder,
  WorkReceipt,
} from '@milepost/domain'

export interface Folds {
  orderViewOf(order: OrderId, events: readonly MilepostEvent[]): OrderView | undefined
  workOf(view: OrderView): WorkOrder | undefined
  missedScans(view: OrderView, floor: Floor, now: Instant): readonly Finding[]
  nextCheckAt(view: OrderView, floor: Floor, now: Instant): Instant | undefined
  receiptOf(receipt: ReceiptId, events: readonly MilepostEvent[]): WorkReceipt | undefined
}
