/** The cached work in IndexedDB: a page of changes and the cursor behind it are one transaction. */
import type { PullChange } from '@milepost/contract'
import type { WorkMark, WorkPage, WorkStore } from '@milepost/outbox'
import type { Database } from '../sync/database.ts'
import { factOf, factsOf, keepFact, type PullFact } from '../sync/facts.ts'
import { keysOfChange } from './keys.ts'
import { docsMoved } from './work-docs.ts'

export function workStoreIn(database: Database): WorkStore<PullChange> {
  const { dexie, work, facts } = database
  return {
    mark: () => dexie.transaction('r', [facts], async () => await mark(database)),
    apply: async (page) => {
      const moved = await dexie.transaction(
        'rw',
        [work, facts],
        async () => await apply(database, page),
      )
      if (moved && !moved.hasCleared) docsMoved(database, moved, page.changes)
      return moved !== undefined
    },
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

interface Moved {
  readonly from: PullFact
  readonly to: PullFact
  /** More than the page names is gone, or goes soon. */
  readonly hasCleared: boolean
}

/** Undefined where nothing was changed: the cursor has moved since the mark. */
async function apply(database: Database, page: WorkPage<PullChange>): Promise<Moved | undefined> {
  const { after, startOver, changes, more, cursor, epoch, freshUntil } = page
  // Read together, for those that want them below.
  const { pull } = await factsOf(database, ['pull', 'person', 'outbox'])
  const from: PullFact = pull ?? { cursor: 0, life: 0 }
  if (from.cursor !== after.cursor) return undefined
  // Old work is better than none: it goes when all of the new has come.
  const life = startOver ? from.life + 1 : from.life
  const to: PullFact = { cursor, life, serverEpoch: epoch, freshUntil }
  // Carried out as they are asked, and a scan waits for one answer instead of six.
  const putting = put(database, changes, life)
  const clearing = more ? 0 : database.work.where('life').below(life).delete()
  const [cleared] = await Promise.all([
    clearing,
    putting,
    signOutWhoLeft(database, changes),
    keepFact(database, 'pull', to),
    more ? undefined : absorb(database, after.settledThrough),
  ])
  return { from, to, hasCleared: startOver || cleared > 0 }
}

async function put({ work }: Database, changes: readonly PullChange[], life: number) {
  const gone = changes.filter(({ doc }) => doc === null)
  const come = changes.flatMap((change) => {
    const { collection, id, doc } = change
    return doc === null ? [] : [{ collection, id, doc, life, keys: keysOfChange(change) }]
  })
  await Promise.all([
    work.bulkDelete(gone.map(({ collection, id }) => [collection, id])),
    work.bulkPut(come),
  ])
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
