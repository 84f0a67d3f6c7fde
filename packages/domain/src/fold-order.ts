/** Folds everything known about an order into the one view that lists, pages and reports read. */
import { type Belonging, belongingOf } from './belonging.ts'
import { type BoxDraft, contentsOf, type Proof } from './box-draft.ts'
import type { MilepostEvent } from './event.ts'
import { hasLeft, headlineOf, isShut, stageOf } from './headline.ts'
import type { OrderId } from './id.ts'
import { isSameLabel } from './label-lineage.ts'
import { allPicked, lineViews, packedUnits } from './lines.ts'
import { milestonesOf, possessionOf, reachedIn } from './milestone.ts'
import { draftOf, type OrderDraft } from './order-draft.ts'
import { inOrder, onceEach, type Placed } from './order-of-events.ts'
import type { BoxView, OrderView } from './order-view.ts'
import { ourLines } from './our-lines.ts'
import { picksByLine, wholeOf } from './picks.ts'
import { type Scope, scopeOf } from './reach.ts'
import { type Struck, struckBy } from './standing.ts'

/**
 * The same events give the same bytes, in whatever order and however often they came (TL1, TL2). `events` is the
 * closure over `claimsOf(order)`, or anything wider; whoever worked out their scope hands it on. Undefined until the
 * order itself is known.
 */
export function orderViewOf(
  order: OrderId,
  events: readonly MilepostEvent[],
  { within }: Scope = scopeOf(order, events),
): OrderView | undefined {
  const known = onceEach(within)
  const struck = struckBy(known)
  const placed = inOrder(known)
  const placing = placingOf(order, placed, struck)
  if (!placing) return undefined
  const belonging = belongingOf(order, placed, struck)
  const draft = draftOf(belonging, ourLines(belonging, placed), struck)
  return viewOf(placing, belonging, draft, struck.has(placing.event.id))
}

type Placing = Placed<Extract<MilepostEvent, { readonly kind: 'order-placed' }>>

/** Even an order placed by mistake keeps its page: its lines stay, struck through. */
function placingOf(order: OrderId, placed: readonly Placed[], struck: Struck): Placing | undefined {
  const placings = placed.filter(
    (line): line is Placing =>
      line.event.kind === 'order-placed' && line.event.subject.order === order,
  )
  return placings.find(({ event }) => !struck.has(event.id)) ?? placings[0]
}

function viewOf(
  { event, at }: Placing,
  belonging: Belonging,
  draft: OrderDraft,
  isWithdrawn: boolean,
): OrderView {
  const { order } = belonging
  const ordered: Proof = { event: event.id, at, rule: 'MI1' }
  const boxes = boxViews(belonging, draft, ordered)
  const drafts = [...draft.boxes.values()]
  const viewByBox = new Map(boxes.map((box) => [box.box, box]))
  const within = (rule: (box: BoxView) => boolean) => (box: BoxDraft) => {
    const view = viewByBox.get(box.box)
    return view !== undefined && rule(view)
  }
  const packed = packedUnits(drafts, within(isShut))
  const left = packedUnits(drafts.filter(within(hasLeft)), () => true)
  const whole = {
    lines: lineViews(draft.lines, packed, left),
    boxes,
    promised: draft.promised,
    cancelled: draft.lines.isCancelledWhole || isWithdrawn,
  }
  return {
    order,
    shop: event.body.shop,
    reference: event.body.reference,
    site: event.body.site,
    placedAt: at,
    promised: draft.promised,
    cancelled: whole.cancelled,
    stage: stageOf(whole),
    headline: headlineOf(whole),
    lines: whole.lines,
    boxes,
    returns: [...draft.returns.values()],
    entries: draft.entries,
    lastAt: draft.lastAt ?? at,
  }
}

function boxViews(belonging: Belonging, draft: OrderDraft, ordered: Proof): readonly BoxView[] {
  const takePicks = picksByLine(draft.picks)
  const unboxedPicks = allPicked(draft.lines) ? wholeOf(draft.picks) : undefined
  return [...draft.boxes.values()].map((box) => {
    const contents = contentsOf(box)
    const picked = contents.length > 0 ? takePicks(contents) : unboxedPicks
    const milestones = milestonesOf(box, { ordered, picked })
    const labels = (belonging.lineage.holdsByBox.get(box.box) ?? []).map(({ label }) => label)
    const label = labels.at(-1)
    const { overlay, expected, carrierStatus } = box
    return {
      box: box.box,
      ...(label && { label }),
      formerLabels: label ? labels.filter((former) => !isSameLabel(former, label)) : [],
      contents,
      milestones,
      possession: possessionOf(box),
      reached: reachedIn(milestones),
      ...(carrierStatus && { carrierStatus }),
      ...(overlay && { overlay }),
      ...(expected && { expected }),
    }
  })
}
