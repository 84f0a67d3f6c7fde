/** Shows what this device has scanned on top of the work it has pulled, so that progress is there at once, offline too. */
import type { DeviceEvent, EventId, WorkBox, WorkLine, WorkOrder } from '@milepost/domain'
import type { WorkReceiptDoc } from '@milepost/contract'
import { returnsAfter } from './own-returns.ts'

/** `absorbed`: the pulled work already shows it. */
export interface OwnScan {
  readonly event: DeviceEvent
  readonly absorbed: boolean
}

/** The same order and the same list give the same object: of five thousand lines, a scan lays out one order again. */
export function withOwnScans(work: WorkOrder, own: readonly OwnScan[]): WorkOrder {
  if (own.length === 0) return work
  const before = laidOut.get(own)?.get(work)
  if (before) return before
  const changedBy = changesOf(own).reduce(changed, work)
  const shown = changedBy === work ? work : { ...changedBy, stage: stageOf(changedBy) }
  const ofOwn = laidOut.get(own) ?? new WeakMap<WorkOrder, WorkOrder>()
  laidOut.set(own, ofOwn.set(work, shown))
  return shown
}

const laidOut = new WeakMap<readonly OwnScan[], WeakMap<WorkOrder, WorkOrder>>()

export function receiptWithOwnScans(work: WorkReceiptDoc, own: readonly OwnScan[]): WorkReceiptDoc {
  return changesOf(own).reduce(receiptChanged, work)
}

/** An event whose effect the pulled work lacks (+1), or shows although it was undone here (-1). */
interface Change {
  readonly event: DeviceEvent
  readonly by: 1 | -1
}

/** Hundreds of orders share a list of scans that name none of them. */
function changesOf(own: readonly OwnScan[]): readonly Change[] {
  const before = changesIn.get(own)
  if (before) return before
  const counted = effectiveOf(own.filter(({ absorbed }) => absorbed))
  const counting = effectiveOf(own)
  const changes = own.flatMap(({ event }): Change[] => {
    const by = Number(counting.has(event.id)) - Number(counted.has(event.id))
    return by === 0 ? [] : [{ event, by: by > 0 ? 1 : -1 }]
  })
  changesIn.set(own, changes)
  return changes
}

const changesIn = new WeakMap<readonly OwnScan[], readonly Change[]>()

/** What still counts: an undone event does not, an undone undo does not undo. */
export function effectiveOf(own: readonly OwnScan[]): ReadonlySet<EventId> {
  const correctors = Map.groupBy(
    own.filter(({ event }) => event.corrects !== undefined),
    ({ event }) => event.corrects,
  )
  const counts = (id: EventId): boolean =>
    !(correctors.get(id) ?? []).some(({ event }) => event.id !== id && counts(event.id))
  return new Set(own.map(({ event }) => event.id).filter(counts))
}

function changed(work: WorkOrder, { event, by }: Change): WorkOrder {
  switch (event.kind) {
    case 'picked':
      return withLine(work, event.body.line, (line) => ({
        ...line,
        picked: atLeastNone(line.picked + by * event.body.units),
      }))
    case 'pick-short':
      return withLine(work, event.body.line, (line) => ({
        ...line,
        short: atLeastNone(line.short + by * event.body.units),
      }))
    case 'item-packed': {
      if (event.subject.order !== work.order) return work
      const { line, units, box } = event.body
      const packed = withLine(work, line, (was) => ({
        ...was,
        packed: atLeastNone(was.packed + by * units),
      }))
      return by > 0 ? withBox(packed, { box }, event, (was) => was) : packed
    }
    case 'box-closed':
      return withBox(work, event.body, event, (box) => ({ ...box, closed: by > 0 }))
    case 'label-bound':
      return withBox(work, event.body, event, (box) => labelled(box, by > 0 && event.body.label))
    case 'relabelled':
      return withBox(work, event.body, event, (box) =>
        labelled(box, by > 0 ? event.body.to : event.body.from),
      )
    case 'loaded':
      return withBox(work, { ...event.subject, ...event.body }, event, (box) =>
        afterLoading(box, by > 0),
      )
    case 'return-received':
    case 'return-inspected':
    case 'return-decided': {
      const mayBegin = event.subject.order === work.order
      const before = work.returns ?? []
      const returns = returnsAfter(before, event, { by, mayBegin })
      return returns === before ? work : { ...work, returns }
    }
    default:
      return work
  }
}

function withLine(
  work: WorkOrder,
  id: WorkLine['line'],
  change: (line: WorkLine) => WorkLine,
): WorkOrder {
  if (!work.lines.some(({ line }) => line === id)) return work
  return { ...work, lines: work.lines.map((line) => (line.line === id ? change(line) : line)) }
}

/** A box that the pulled work does not know yet begins with the first scan that names it and this order. */
function withBox(
  work: WorkOrder,
  named: Pick<WorkBox, 'label'> & { readonly box?: WorkBox['box'] },
  event: DeviceEvent,
  change: (box: WorkBox) => WorkBox,
): WorkOrder {
  const isNamed = (box: WorkBox) =>
    named.box === undefined ? isSameLabel(box.label, named.label) : box.box === named.box
  const at = event.occurred && 'at' in event.occurred ? { lastAt: event.occurred.at } : {}
  if (work.boxes.some(isNamed)) {
    const boxes = work.boxes.map((box) => (isNamed(box) ? { ...change(box), ...at } : box))
    return { ...work, boxes }
  }
  if (named.box === undefined || event.subject.order !== work.order) return work
  const begun: WorkBox = { box: named.box, closed: false, handedOver: false }
  return { ...work, boxes: [...work.boxes, { ...change(begun), ...at }] }
}

function isSameLabel(a: WorkBox['label'], b: WorkBox['label']): boolean {
  return a !== undefined && a.carrier === b?.carrier && a.number === b.number
}

function labelled({ label: _former, ...box }: WorkBox, label: WorkBox['label'] | false): WorkBox {
  return label ? { ...box, label } : box
}

/** Our scan has come, whoever's was first. */
const afterLoading = ({ carrierFirst: _theirs, ...box }: WorkBox, isOver: boolean): WorkBox => ({
  ...box,
  handedOver: isOver,
})

const atLeastNone = (units: number) => Math.max(0, units)

/** Only the part of the way that is walked on this floor; the rest is the server's to say. */
function stageOf({ stage, lines, boxes }: WorkOrder): WorkOrder['stage'] {
  if (!onTheFloor.has(stage)) return stage
  const toPack = lines.some(({ units, packed, short }) => packed + short < units)
  if (toPack) {
    if (lines.some(({ units, picked, packed, short }) => Math.max(picked, packed) + short < units))
      return lines.some(({ picked, packed, short }) => picked + packed + short > 0)
        ? 'picking'
        : 'ordered'
    return 'packing'
  }
  if (boxes.some(({ closed, handedOver }) => !closed && !handedOver)) return 'packing'
  return boxes.length > 0 && boxes.every(({ handedOver }) => handedOver) ? 'handed-over' : 'packed'
}

const onTheFloor: ReadonlySet<WorkOrder['stage']> = new Set([
  'ordered',
  'picking',
  'packing',
  'packed',
  'handed-over',
])

function receiptChanged(work: WorkReceiptDoc, { event, by }: Change): WorkReceiptDoc {
  if (event.kind !== 'received' && event.kind !== 'put-away') return work
  if (event.subject.receipt !== work.receipt) return work
  const { goods } = event.body
  const place = work.lines.findIndex(
    ({ sku, gtin }) => sku === goods.sku || (gtin !== undefined && sameGtin(gtin, goods.gtin)),
  )
  if (place < 0) return work
  const lines = work.lines.map((line, at) => (at === place ? lineChanged(line, event, by) : line))
  return { ...work, lines }
}

type ReceiptLine = WorkReceiptDoc['lines'][number]

function lineChanged(
  line: ReceiptLine,
  event: Extract<DeviceEvent, { kind: 'received' | 'put-away' }>,
  by: 1 | -1,
): ReceiptLine {
  const units = by * event.body.units
  if (event.kind === 'put-away') {
    return { ...line, putAway: atLeastNone((line.putAway ?? 0) + units) }
  }
  const isDamaged = event.body.condition === 'damaged'
  return {
    ...line,
    received: atLeastNone(line.received + units),
    ...(isDamaged ? { damaged: atLeastNone((line.damaged ?? 0) + units) } : {}),
  }
}

/** A catalogue may write a GTIN with 8, 12 or 13 digits; a scan always has 14. */
const sameGtin = (a: string, b: string | undefined): boolean =>
  b !== undefined && a.padStart(14, '0') === b.padStart(14, '0')
