/** The pulled documents, kept in memory for as long as no page of work has come: a scan changes none of them. */
import type { Database } from '../sync/database.ts'
import { factOf, type PullFact } from '../sync/facts.ts'
import type { DocOf } from './keys.ts'

export type Collection = 'orders' | 'receipts' | 'products' | 'people' | 'site'

export async function docsOf<Name extends Collection>(
  database: Database,
  collection: Name,
): Promise<readonly DocOf<Name>[]> {
  return [...(await docsById(database, collection)).values()]
}

export async function docsById<Name extends Collection>(
  database: Database,
  collection: Name,
): Promise<ReadonlyMap<string, DocOf<Name>>> {
  const kept = keptAt(database, await factOf(database, 'pull'))
  const known = kept.docs.get(collection)
  if (known) return known as ReadonlyMap<string, DocOf<Name>>
  const rows = await database.work.where({ collection }).toArray()
  const docs = new Map(rows.map(({ id, doc }) => [id, doc as DocOf<Name>]))
  kept.docs.set(collection, docs)
  return docs
}

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
    const own = new Set(named.flatMap(([of, id]) => (of === collection ? [id] : [])))
    if (own.size === 0) return []
    const byId = await docsById(database, collection)
    return [...own].flatMap((id) => byId.get(id) ?? [])
  }
  return {
    orders: await those('orders'),
    receipts: await those('receipts'),
    products: await those('products'),
  }
}

interface Kept {
  /** Which filling of the cache, and how far. */
  readonly mark: string
  readonly docs: Map<Collection, ReadonlyMap<string, unknown>>
}

const latest = new WeakMap<Database, Kept>()

/** Page and cursor are one transaction, so the cursor tells whether the documents changed. */
function keptAt(database: Database, pull: PullFact | undefined): Kept {
  const mark = pull ? `${pull.life}/${pull.cursor}` : ''
  const before = latest.get(database)
  if (before?.mark === mark && mark !== '') return before
  const kept: Kept = { mark, docs: new Map() }
  latest.set(database, kept)
  return kept
}
