/** Which box a tracking number meant at a time: labels are replaced on a box, and carriers use numbers again. */
import type { Label } from './event.ts'
import type { BoxId } from './id.ts'
import type { Instant } from './time.ts'

/** One label on one box, from when it was put there until the next one covered it. */
export interface Hold {
  readonly box: BoxId
  readonly label: Label
  readonly from: Instant
  until: Instant | undefined
}

const day = 24 * 3_600_000
/** A carrier may scan, or our clock may run, ahead of the scan that binds a label; an older report is someone else's (LB5). */
const liveBeforeBindingMs = 7 * day
/** No carrier gives a number out again sooner, so two boxes under one number closer than this are a mistake (LB4). */
const numberRestsMs = 30 * day

export interface Lineage {
  readonly holdsByNumber: Map<string, Hold[]>
  /** Every label a box has had, oldest first; the last is the one it carries. */
  readonly holdsByBox: Map<BoxId, Hold[]>
}

export const emptyLineage = (): Lineage => ({ holdsByNumber: new Map(), holdsByBox: new Map() })

export const isSameLabel = (a: Label, b: Label): boolean =>
  a.number === b.number && a.carrier === b.carrier

const nameOf = ({ carrier, number }: Label) => `${carrier}:${number}`

export const holdsOf = (lineage: Lineage, label: Label): readonly Hold[] =>
  lineage.holdsByNumber.get(nameOf(label)) ?? []

/** Called in the order of events. Binding the label a box already carries says nothing new. */
export function bind(lineage: Lineage, box: BoxId, label: Label, at: Instant): void {
  const current = lineage.holdsByBox.get(box)?.at(-1)
  if (current && isSameLabel(current.label, label)) return
  if (current) current.until = at
  addHold(lineage, { box, label, from: at, until: undefined })
}

/** A relabel names the old number too: known or not, its later reports still land on the box (LB3). */
export function replaceLabel(lineage: Lineage, box: BoxId, labels: LabelChange, at: Instant): void {
  const held = lineage.holdsByBox.get(box) ?? []
  if (!held.some((hold) => isSameLabel(hold.label, labels.from)))
    bind(lineage, box, labels.from, at)
  bind(lineage, box, labels.to, at)
}

interface LabelChange {
  readonly from: Label
  readonly to: Label
}

/** The box that this number meant then. Undefined when two could be meant, or none: never guessed (LB2). */
export function boxUnder(lineage: Lineage, label: Label, at: Instant): BoxId | undefined {
  const holds = holdsOf(lineage, label)
  const started = holds.filter((hold) => hold.from <= at)
  if (started.length === 0) {
    return onlyBox(holds.filter((hold) => hold.from - liveBeforeBindingMs <= at))
  }
  const current = started.filter((hold) => hold.until === undefined || hold.until > at)
  return latestBox(current.length > 0 ? current : started)
}

/** The last box to get the number, when the ones before have had it long enough ago (LB4). */
function latestBox(holds: readonly Hold[]): BoxId | undefined {
  const latest = holds.reduce((a, b) => (b.from > a.from ? b : a))
  const others = holds.filter((hold) => hold.box !== latest.box)
  return others.every((hold) => latest.from - hold.from >= numberRestsMs) ? latest.box : undefined
}

function onlyBox(holds: readonly Hold[]): BoxId | undefined {
  const [first] = holds
  return first && holds.every((hold) => hold.box === first.box) ? first.box : undefined
}

function addHold(lineage: Lineage, hold: Hold): void {
  append(lineage.holdsByBox, hold.box, hold)
  append(lineage.holdsByNumber, nameOf(hold.label), hold)
}

function append<Key>(lists: Map<Key, Hold[]>, key: Key, hold: Hold): void {
  const list = lists.get(key)
  if (list) list.push(hold)
  else lists.set(key, [hold])
}
