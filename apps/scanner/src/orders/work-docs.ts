/**
 * The pulled documents, kept in memory: a scan changes none of them, and a page of work only those that it names. What no
 * list has read yet, such as a catalogue of thousands, is looked up one by one.
 */
import type { PullChange } from '@milepost/contract'
import type { Database } from '../sync/database.ts'
import { factOf, type PullFact } from '../sync/facts.ts'
import type { DocOf } from './keys.ts'

export type Collection = 'orders' | 'receipts' | 'products' | 'people' | 'site'

/** The same list for as long as nothing in it has changed. */
export async function docsOf<Name extends Collection>(
  database: Database,
  collection: Name,
): Promise<readonly DocOf<Name>[]> {
  return (await shelfOf(database, collection)).all as readonly DocOf<Name>[]
}

async function docsById<Name extends Collection>(
  database: Database,
  collection: Name,
): Promise<ReadonlyMap<string, DocOf<Name>>> {
  return (await shelfOf(database, collection)).byId as ReadonlyMap<string, DocOf<Name>>
}

/** Those that are there, in the order asked for. */
export async function docsWith<Name extends Collection>(
  database: Database,
  collection: Name,
  ids: readonly string[],
): Promise<readonly DocOf<Name>[]> {
  if (ids.length === 0) return []
  const isKept = (await keptNow(database)).shelves.has(collection)
  if (isKept || ids.length > mostAlone) {
    const docs = await docsById(database, collection)
    return ids.flatMap((id) => docs.get(id) ?? [])
  }
  const rows = await database.work.bulkGet(ids.map((id) => [collection, id]))
  return rows.flatMap((row) => (row ? [row.doc as DocOf<Name>] : []))
}

/** More than so many are read no faster than all of them. */
const mostAlone = 20

export interface DocsNamed {
  readonly orders: readonly DocOf<'orders'>[]
  readonly receipts: readonly DocOf<'receipts'>[]
  readonly products: readonly DocOf<'products'>[]
}

/** Whatever one of these keys names. Hundreds of orders may hold one product, so only their ids are read. */
export async function docsNamed(database: Database, keys: readonly string[]): Promise<DocsNamed> {
  const ids = await Promise.all(
    keys.map((key) => database.work.where('keys').equals(key).primaryKeys()),
  )
  const named = ids.flat() as unknown as readonly (readonly [Collection, string])[]
  const those = async <Name extends keyof DocsNamed>(collection: Name) => {
    const own = named.flatMap(([of, id]) => (of === collection ? [id] : []))
    return await docsWith(database, collection, [...new Set(own)])
  }
  const [orders, receipts, products] = await Promise.all([
    those('orders'),
    those('receipts'),
    those('products'),
  ])
  return { orders, receipts, products }
}

/** Told once a page of work is stored: what it names takes its place, and the rest need not be read again. */
export function docsMoved(
  database: Database,
  { from, to }: { readonly from: PullFact; readonly to: PullFact },
  changes: readonly PullChange[],
): void {
  const kept = latest.get(database)
  if (kept?.mark !== markOf(from)) return
  const shelves = new Map(kept.shelves)
  for (const [collection, some] of Map.groupBy(changes, (change) => change.collection)) {
    const shelf = shelves.get(collection)
    if (shelf) shelves.set(collection, shelfAfter(shelf, some))
  }
  latest.set(database, { mark: markOf(to), shelves })
}

interface Shelf {
  readonly byId: ReadonlyMap<string, unknown>
  readonly all: readonly unknown[]
}

interface Kept {
  /** Which filling of the cache, and how far. */
  readonly mark: string
  readonly shelves: Map<Collection, Shelf>
}

const latest = new WeakMap<Database, Kept>()

async function shelfOf(database: Database, collection: Collection): Promise<Shelf> {
  const { shelves } = await keptNow(database)
  const known = shelves.get(collection)
  if (known) return known
  const rows = await database.work.where({ collection }).toArray()
  const shelf = shelfWith(new Map(rows.map(({ id, doc }) => [id, doc])))
  shelves.set(collection, shelf)
  return shelf
}

/** Page and cursor are one transaction, so the cursor tells whether the documents changed. */
async function keptNow(database: Database): Promise<Kept> {
  const pull = await factOf(database, 'pull')
  const mark = pull ? markOf(pull) : ''
  const before = latest.get(database)
  if (before?.mark === mark && mark !== '') return before
  const kept: Kept = { mark, shelves: new Map() }
  latest.set(database, kept)
  return kept
}

const markOf = ({ life, cursor }: PullFact): string => `${life}/${cursor}`

const shelfWith = (byId: ReadonlyMap<string, unknown>): Shelf => ({
  byId,
  all: [...byId.values()],
})

function shelfAfter({ byId }: Shelf, changes: readonly PullChange[]): Shelf {
  const docs = new Map(byId)
  // What goes goes first, as in the database.
  for (const { id, doc } of changes) if (doc === null) docs.delete(id)
  for (const { id, doc } of changes) if (doc !== null) docs.set(id, doc)
  return shelfWith(docs)
}
