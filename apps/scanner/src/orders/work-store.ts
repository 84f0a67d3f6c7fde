/** The cached work in IndexedDB: a page of changes and the cursor behind it are one transaction. */
import type { PullChange } from '@milepost/contract'
import type { WorkMark, WorkPage, WorkStore } from '@milepost/outbox'
import type { Database } from '../sync/database.ts'
import { factOf, keepFact, type PullFact } from '../sync/facts.ts'
import { keysOfChange } from './keys.ts'

export function workStoreIn(database: Database): WorkStore<PullChange> {
  const { dexie, work, facts } = database
  return {
    mark: () => dexie.transaction('r', [facts], async () => await mark(database)),
    apply: (page) =>
      dexie.transaction('rw', [work, facts], async () => await apply(database, page)),
  }
}

async function mark(database: Database): Promise<WorkMark> {
  const pull = await factOf(database, 'pull')
  const outbox = await factOf(database, 'outbox')
  return {
    cursor: pull?.cursor ?? 0,
    settledThrough: outbox?.settledNo ?? 0,
    ...(pull?.serverEpoch === undefined ? {} : { serverEpoch: pull.serverEpoch }),
  }
}

async function apply(database: Database, page: WorkPage<PullChange>): Promise<boolean> {
  const { after, startOver, changes, more, cursor, epoch, freshUntil } = page
  const pull: PullFact = (await factOf(database, 'pull')) ?? { cursor: 0, life: 0 }
  if (pull.cursor !== after.cursor) return false
  // Old work is better than none: it goes when all of the new has come.
  const life = startOver ? pull.life + 1 : pull.life
  await put(database, changes, life)
  await signOutWhoLeft(database, changes)
  if (!more) await database.work.where('life').below(life).delete()
  await keepFact(database, 'pull', { cursor, life, serverEpoch: epoch, freshUntil })
  if (!more) await absorb(database, after.settledThrough)
  return true
}

async function put({ work }: Database, changes: readonly PullChange[], life: number) {
  const gone = changes.filter(({ doc }) => doc === null)
  await work.bulkDelete(gone.map(({ collection, id }) => [collection, id]))
  await work.bulkPut(
    changes.flatMap((change) => {
      const { collection, id, doc } = change
      return doc === null ? [] : [{ collection, id, doc, life, keys: keysOfChange(change) }]
    }),
  )
}

/** Somebody taken off the list makes no more scans here. Those already made keep their name. */
async function signOutWhoLeft(database: Database, changes: readonly PullChange[]): Promise<void> {
  const here = await factOf(database, 'person')
  const hasLeft = changes.some(
    ({ collection, id, doc }) => collection === 'people' && id === here?.person && doc === null,
  )
  if (hasLeft) await keepFact(database, 'person', undefined)
}

/** From here on the pulled work itself shows what was settled before this pull began. */
async function absorb(database: Database, settledThrough: number): Promise<void> {
  const outbox = await factOf(database, 'outbox')
  if (!outbox) return
  const absorbedThrough = Math.max(outbox.absorbedThrough, settledThrough)
  await keepFact(database, 'outbox', { ...outbox, absorbedThrough })
}
