/** Folds everything known about an order into the one view that lists, pages and reports read. */
import { belongingOf, isBesideOneOf, isOfReturns, partOf, type Belonging } from './belonging.ts'
import { contentsOf, learn, newBox, type BoxDraft, type Proof } from './box-draft.ts'
import { isKnown, type MilepostEvent, type Promised } from './event.ts'
import { headlineOf, isShut, hasLeft, stageOf } from './headline.ts'
import type { BoxId, EventId, OrderId, ReturnId } from './id.ts'
import { isSameLabel } from './label-lineage.ts'
import { learnLines, lineViews, noLines, packedUnits, type LinesDraft } from './lines.ts'
import { milestonesOf, possessionOf, reachedIn } from './milestone.ts'
import { inOrder, type Placed } from './order-of-events.ts'
import type { BoxView, Entry, OrderView } from './order-view.ts'
import { picksByLine, type Pick } from './picks.ts'
import { eventsWithin } from './reach.ts'
import { learnReturn, type ReturnDraft } from './returns.ts'
import { struckBy, type Struck } from './standing.ts'
import { entryOf } from './timeline.ts'

/**
 * The same events give the same bytes, in whatever order and however often they came (TL1, TL2). `events` is the
 * closure over `claimsOf(order)`, or anything wider. Undefined until the order itself is known.
 */
export function orderViewOf(
  order: OrderId,
  events: readonly MilepostEvent[],
): OrderView | undefined {
  const known = eventsWithin(order, events.filter(isKnown))
  const struck = struckBy(known)
  const placed = inOrder(known)
  const placing = placingOf(order, placed, struck)
  if (!placing) return undefined
  const belonging = belongingOf(order, placed, struck)
  const draft = draftOf(belonging, ourLines(belonging, placed), struck)
  return viewOf(placing, belonging, draft)
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

/** An event of this order's timeline, and the boxes it is about. */
interface Line {
  readonly placed: Placed
  readonly boxes: readonly BoxId[]
}

const noBoxes: readonly BoxId[] = []

function ourLines(belonging: Belonging, placed: readonly Placed[]): readonly Line[] {
  const lines: Line[] = []
  const left: Placed[] = []
  for (const one of placed) {
    const part = partOf(belonging, one)
    if (part === 'not-ours') left.push(one)
    else lines.push({ placed: one, boxes: part })
  }
  const beside = linesBeside(lines, left)
  return beside.length === 0 ? lines : inPlace(placed, [...lines, ...beside])
}

/** Events that name no order: what corrects a line of ours, and what happens to a return of ours. */
function linesBeside(lines: readonly Line[], left: readonly Placed[]): readonly Line[] {
  let candidates = left.filter(({ event }) => isBesideOthers(event))
  if (candidates.length === 0) return []

  const ours = new Set<EventId>(lines.map(({ placed }) => placed.event.id))
  const returns = new Set<ReturnId>()
  for (const { placed } of lines)
    if ('return' in placed.event.body && placed.event.body.return)
      returns.add(placed.event.body.return)
  const beside: Line[] = []
  for (let before = -1; before < beside.length;) {
    before = beside.length
    candidates = candidates.filter((one) => {
      if (!isBesideOneOf(ours, one) && !isOfReturns(returns, one.event)) return true
      ours.add(one.event.id)
      beside.push({ placed: one, boxes: noBoxes })
      return false
    })
  }
  return beside
}

const isBesideOthers = (event: MilepostEvent): boolean =>
  event.subject.order === undefined && (event.corrects !== undefined || isReturns(event))

const isReturns = ({ kind }: MilepostEvent): boolean =>
  kind.startsWith('return-') || kind.endsWith('-released')

function inPlace(placed: readonly Placed[], lines: readonly Line[]): readonly Line[] {
  const lineOf = new Map(lines.map((line) => [line.placed, line]))
  return placed.flatMap((one) => lineOf.get(one) ?? [])
}

interface OrderDraft {
  readonly boxes: ReadonlyMap<BoxId, BoxDraft>
  readonly lines: LinesDraft
  readonly picks: readonly Pick[]
  readonly returns: ReadonlyMap<ReturnId, ReturnDraft>
  readonly promised: Promised
  readonly entries: readonly Entry[]
  readonly lastAt: number | undefined
}

function draftOf(belonging: Belonging, ours: readonly Line[], struck: Struck): OrderDraft {
  const boxes = new Map<BoxId, BoxDraft>()
  for (const [box, owner] of belonging.ownerOf)
    if (owner === belonging.order) boxes.set(box, newBox(box))
  const lines = noLines()
  const picks: Pick[] = []
  const returns = new Map<ReturnId, ReturnDraft>()
  const entries: Entry[] = []
  let promised: Promised = {}
  let lastAt: number | undefined

  for (const line of ours) {
    const { placed } = line
    const { event, at } = placed
    const undoneBy = struck.get(event.id)
    entries.push(entryIn(belonging, line, undoneBy))
    if (undoneBy || isUnmatched(line)) continue
    lastAt = at
    learnLines(lines, event)
    learnReturn(returns, event)
    promised = promisedAfter(promised, event)
    if (event.kind === 'picked' || event.kind === 'pick-short') {
      picks.push({ ...event.body, proof: { event: event.id, at, rule: 'MI2' } })
    }
    for (const box of boxesTaught(line, boxes)) learn(box, placed)
  }
  return { boxes, lines, picks, returns, promised, entries, lastAt }
}

/** A new promise replaces what it names and leaves the rest. */
function promisedAfter(promised: Promised, event: MilepostEvent): Promised {
  if (event.kind !== 'order-placed' && event.kind !== 'promise-changed') return promised
  return { ...promised, ...event.body.promised }
}

/** A report whose number could mean two boxes is shown and teaches nothing (LB2). */
const isUnmatched = ({ placed, boxes }: Line) =>
  placed.event.kind === 'carrier-reported' && boxes.length === 0

/** A step stated or skipped without a box is meant for all boxes. */
function boxesTaught(
  { placed, boxes }: Line,
  all: ReadonlyMap<BoxId, BoxDraft>,
): Iterable<BoxDraft> {
  const { kind } = placed.event
  if (boxes.length === 0)
    return kind === 'scan-recorded' || kind === 'step-skipped' ? all.values() : []
  return boxes.flatMap((box) => all.get(box) ?? [])
}

function entryIn(
  { lineage }: Belonging,
  { placed, boxes }: Line,
  undoneBy: EventId | undefined,
): Entry {
  const [box] = boxes.length === 1 ? boxes : []
  const { event } = placed
  const carried = box && lineage.holdsByBox.get(box)?.at(-1)?.label
  const fromFormerLabel =
    event.kind === 'carrier-reported' &&
    carried !== undefined &&
    !isSameLabel(carried, event.body.label)
  return entryOf(placed, { box, undoneBy, fromFormerLabel })
}

function viewOf({ event, at }: Placing, belonging: Belonging, draft: OrderDraft): OrderView {
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
    isCancelled: draft.lines.isCancelledWhole,
  }
  return {
    order,
    shop: event.body.shop,
    reference: event.body.reference,
    site: event.body.site,
    placedAt: at,
    promised: draft.promised,
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
  return [...draft.boxes.values()].map((box) => {
    const contents = contentsOf(box)
    const milestones = milestonesOf(box, { ordered, picked: takePicks(contents) })
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
