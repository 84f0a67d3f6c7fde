/** What the customer reads first. */
import type { CustomerHeadline } from './customer-view.ts'
import { isDelivered } from './headline.ts'
import type { BoxView, OrderStage, OrderView } from './order-view.ts'

/** One sentence's worth for the top of the page. */
export function customerHeadline(view: OrderView, boxes: readonly BoxView[]): CustomerHeadline {
  const { headline } = view
  const expected = latestWindow(boxes) ?? promisedWindow(view)
  return {
    kind: headlineKind(view, boxes),
    boxes: headline.boxes,
    delivered: headline.delivered,
    withCarrier: headline.withCarrier,
    ...(expected && { expected }),
    carriers: [...new Set(boxes.flatMap(({ label }) => label?.carrier ?? []))],
  }
}

type Kind = CustomerHeadline['kind']

const kindByStage: Readonly<Record<OrderStage, Kind>> = {
  'ordered': 'ordered',
  'picking': 'preparing',
  'packing': 'preparing',
  'packed': 'packed',
  'handed-over': 'handed-over',
  'in-transit': 'on-its-way',
  'out-for-delivery': 'out-for-delivery',
  'delivered': 'delivered',
  'cancelled': 'cancelled',
  'returned': 'returning',
}

/** What the customer must know first: a way back, trouble, what waits for them, then how far it is (CU4). */
function headlineKind(view: OrderView, boxes: readonly BoxView[]): Kind {
  const byStage = kindByStage[view.stage]
  if (view.stage === 'cancelled') return byStage
  if (boxes.some(({ overlay }) => overlay?.kind === 'returning')) return 'returning'
  if (view.stage === 'delivered') return byStage
  const underway = boxes.filter((box) => !isDelivered(box))
  const troubles = underway.flatMap((box) => troubleShown(view, box) ?? [])
  if (troubles.some(({ kind }) => kind !== 'delay')) return 'attention'
  if (underway.some(({ carrierStatus }) => carrierStatus === 'available-for-pickup'))
    return 'pickup'
  return view.headline.delivered > 0 ? 'partly-delivered' : byStage
}

function latestWindow(boxes: readonly BoxView[]): BoxView['expected'] {
  return boxes
    .flatMap((box) => (isDelivered(box) || !box.expected ? [] : [box.expected]))
    .reduce<BoxView['expected']>((a, b) => (a && a.by >= b.by ? a : b), undefined)
}

function promisedWindow({ promised, stage }: OrderView): BoxView['expected'] {
  const { deliverFrom, deliverBy } = promised
  if (deliverBy === undefined || stage === 'delivered' || stage === 'cancelled') return undefined
  return { ...(deliverFrom !== undefined && { from: deliverFrom }), by: deliverBy }
}

/** Trouble that the carrier has. What our own floor noted and mends is not the customer's to worry about (CU5). */
export function troubleShown({ entries }: OrderView, { overlay }: BoxView): BoxView['overlay'] {
  if (overlay?.kind !== 'damaged') return overlay
  return entries.some(({ id, carrier }) => id === overlay.event && carrier) ? overlay : undefined
}
