/**
 * The own scans that count on top of the pulled work, kept in memory: with days of scans waiting, reading them all for each
 * scan would take seconds. Whatever changes them changes the outbox's fact too, and that tells what is left to read.
 */
import {
  boxKey,
  returnKey,
  type DeviceEvent,
  type EventId,
  type OrderId,
  type ReceiptId,
} from '@milepost/domain'
import type { Database, ScanRow } from '../sync/database.ts'
import { factOf, type Grown, hasOnlyGrown, nothingMade } from '../sync/facts.ts'
import { isWhole } from '../sync/rotten.ts'
import { numberKey } from './keys.ts'
import type { OwnScan } from './own-scans.ts'

export interface ShownScans {
  /** Those that name it, and those that name neither an order nor a delivery, as they were made. */
  readonly about: (subject: OrderId | ReceiptId) => readonly OwnScan[]
  /** Where a scan made here put a box or a label that one of these keys names. */
  readonly ordersWith: (keys: readonly string[]) => readonly OrderId[]
}

export async function shownScans(database: Database): Promise<ShownScans> {
  for (;;) {
    const before = latest.get(database)
    const fact = (await factOf(database, 'outbox')) ?? nothingMade
    const through = fact.absorbedThrough
    // What was read later serves as well: the scans in it are the same, or more.
    if (before && hasOnlyGrown(fact, before.fact)) return shownAt(before.shelf, through)
    const since = before && hasOnlyGrown(before.fact, fact) ? before : undefined
    const shelf = since?.shelf ?? emptyShelf()
    const rows = since
      ? await rowsSince(database, since.fact, fact)
      : await allRows(database, through)
    const withTargets = await andTargetsOf(database, rows, shelf)
    // Whoever was faster has read as much.
    if (latest.get(database) !== before) continue
    for (const row of withTargets) shelf.put(row)
    latest.set(database, { fact, shelf })
    return shownAt(shelf, through)
  }
}

/** Told once a settlement is stored: what it acked need not be read again. */
export function shownMoved(
  database: Database,
  { from, to }: { readonly from: Grown; readonly to: Grown },
  acked: readonly ScanRow[],
): void {
  const before = latest.get(database)
  if (before?.fact.settledNo !== from.settledNo) return
  if (!hasOnlyGrown(before.fact, from) || !hasOnlyGrown(from, to)) return
  for (const row of acked) if (before.shelf.has(row.id)) before.shelf.put(row)
  // What was made since is still to be read.
  latest.set(database, { fact: { ...to, madeNo: before.fact.madeNo }, shelf: before.shelf })
}

interface Latest {
  /** How far the shelf has been filled. */
  readonly fact: Grown
  readonly shelf: Shelf
}

const latest = new WeakMap<Database, Latest>()

interface Shelf {
  readonly has: (id: EventId) => boolean
  readonly put: (row: ScanRow) => void
  readonly about: (subject: string, through: number) => readonly OwnScan[]
  readonly ordersWith: ShownScans['ordersWith']
}

function emptyShelf(): Shelf {
  const rows = new Map<EventId, ScanRow>()
  const idsAbout = new Map<string, Set<EventId>>()
  const ordersByKey = new Map<string, Set<OrderId>>()
  // The same list for as long as it holds the same, so that only what was scanned is laid out again.
  const told = new Map<string, readonly OwnScan[]>()
  let toldThrough = 0
  const rowsAbout = (subject: string) =>
    [...(idsAbout.get(subject) ?? [])].flatMap((id) => rows.get(id) ?? [])
  const listOf = (subject: string, through: number): readonly OwnScan[] => {
    const before = told.get(subject)
    if (before) return before
    const named = subject === noSubject ? [] : rowsAbout(subject)
    const isShared = subject !== noSubject && named.length === 0
    const own = isShared
      ? listOf(noSubject, through)
      : [...named, ...rowsAbout(noSubject)]
          .toSorted((a, b) => a.madeNo - b.madeNo)
          .map((row) => ({ event: row.held.event, absorbed: isAbsorbed(row, through) }))
    told.set(subject, own)
    return own
  }
  return {
    has: (id) => rows.has(id),
    put: (row) => {
      const { event } = row.held
      const { order } = event.subject
      const before = rows.get(row.id)
      rows.set(row.id, row)
      // An ack alone changes nothing that is shown: that waits for the pull.
      if (before && isAbsorbed(before, toldThrough) === isAbsorbed(row, toldThrough)) return
      const subject = subjectOf(event)
      if (subject === noSubject && ofGoodsAlone.has(event.kind)) return
      addTo(idsAbout, subject, row.id)
      if (subject === noSubject) told.clear()
      else told.delete(subject)
      if (order !== undefined) for (const key of keysIn(event)) addTo(ordersByKey, key, order)
    },
    about: (subject, through) => {
      if (through !== toldThrough) told.clear()
      toldThrough = through
      return listOf(subject, through)
    },
    ordersWith: (keys) => [...new Set(keys.flatMap((key) => [...(ordersByKey.get(key) ?? [])]))],
  }
}

const shownAt = (shelf: Shelf, through: number): ShownScans => ({
  ordersWith: shelf.ordersWith,
  about: (subject) => shelf.about(subject, through),
})

function addTo<Value>(sets: Map<string, Set<Value>>, name: string, value: Value): void {
  const set = sets.get(name)
  if (set) set.add(value)
  else sets.set(name, new Set([value]))
}

const noSubject = ''
/** They name no order because they are of none: goods that nobody announced lay out nothing again. */
const ofGoodsAlone: ReadonlySet<DeviceEvent['kind']> = new Set([
  'received',
  'put-away',
  'clock-fixed',
])

/** An undo says the subject of what it undoes, so the two are always together. */
const subjectOf = ({ subject: { order, receipt } }: DeviceEvent): string =>
  order ?? receipt ?? noSubject

function keysIn(event: DeviceEvent): readonly string[] {
  switch (event.kind) {
    case 'item-packed':
    case 'box-closed':
      return [boxKey(event.body.box)]
    case 'label-bound':
      return [boxKey(event.body.box), numberKey(event.body.label.number)]
    case 'relabelled':
      return [boxKey(event.body.box), numberKey(event.body.to.number)]
    case 'return-received': {
      const { return: back, label } = event.body
      return [...(back ? [returnKey(back)] : []), ...(label ? [numberKey(label.number)] : [])]
    }
    default:
      return []
  }
}

const isAbsorbed = ({ state, settledNo }: ScanRow, through: number): boolean =>
  state === 'acked' && settledNo !== undefined && settledNo <= through

/** What was made or acked since. */
async function rowsSince(
  { scans }: Database,
  before: Grown,
  fact: Grown,
): Promise<readonly ScanRow[]> {
  const isSame = before.settledNo === fact.settledNo
  const [made, settled] = await Promise.all([
    scans.where('madeNo').above(before.madeNo).toArray(),
    isSame ? [] : scans.where('settledNo').above(before.settledNo).toArray(),
  ])
  return [...made, ...settled].filter(isWhole)
}

/** What the pulled work does not show yet. */
async function allRows(database: Database, through: number): Promise<readonly ScanRow[]> {
  const waiting = await waitingRows(database)
  const settled = await database.scans.where('settledNo').above(through).toArray()
  return [...waiting, ...settled].filter(isWhole)
}

/** With what they correct, and what that corrects, however long ago it was. */
async function andTargetsOf(
  { scans }: Database,
  rows: readonly ScanRow[],
  shelf: Shelf,
): Promise<readonly ScanRow[]> {
  const found = new Map(rows.map((row) => [row.id, row]))
  const missing = (from: readonly ScanRow[]) =>
    from.flatMap(({ held }) => {
      const { corrects } = held.event
      return corrects === undefined || found.has(corrects) || shelf.has(corrects) ? [] : [corrects]
    })
  for (let wanted = missing(rows); wanted.length > 0;) {
    const targets = (await scans.bulkGet(wanted)).filter((row) => row !== undefined).filter(isWhole)
    for (const row of targets) found.set(row.id, row)
    wanted = missing(targets)
  }
  return [...found.values()]
}

/** In pages, so that thousands do not hold up the screen. */
async function waitingRows({ scans }: Database): Promise<readonly ScanRow[]> {
  const rows: ScanRow[] = []
  for (let page = fullPage; page === fullPage;) {
    const after = rows.at(-1)?.madeNo ?? 0
    const next = await scans
      .where('[state+madeNo]')
      .between(['waiting', after], ['waiting', Infinity], false, true)
      .limit(fullPage)
      .toArray()
    rows.push(...next)
    page = next.length
  }
  return rows
}

const fullPage = 500
