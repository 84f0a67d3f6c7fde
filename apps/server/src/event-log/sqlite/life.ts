/**
 * The name of this database's life, and a note beside the file of how far it got. A restored backup is behind its note,
 * or has none: then it lives anew, and devices send again whatever they still keep.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import type { Database } from './database.ts'

export interface Life {
  readonly epoch: string
  /** After each commit. Not flushed: a note that is behind is still true. */
  note(): void
  close(): void
}

/** Each note is one line of this length, written over the one before. */
const noteLength = 128

export function createLife(database: Database, newEpoch: () => string): Life {
  const farthest = database
    .prepare<[], number>('select coalesce(max(position), 0) from event')
    .pluck()
  const reached = (): number => farthest.get() ?? 0
  if (database.memory) {
    const epoch = epochOf(database, true, newEpoch)
    return { epoch, note: () => undefined, close: () => undefined }
  }
  const file = `${database.name}-life`
  const epoch = epochOf(database, isContinued(database, file, reached), newEpoch)
  if (!existsSync(file)) writeFileSync(file, '')
  const handle = openSync(file, 'r+')
  const note = (): void => {
    writeSync(handle, JSON.stringify({ epoch, position: reached() }).padEnd(noteLength), 0)
  }
  note()
  fsyncSync(handle)
  return { epoch, note, close: () => closeSync(handle) }
}

/** Whatever is opened from this file lives anew. */
export function endLife(file: string): void {
  const database = new BetterSqlite3(file)
  try {
    database.exec(`delete from meta where key = 'epoch'`)
  } finally {
    database.close()
  }
}

function epochOf(database: Database, continued: boolean, newEpoch: () => string): string {
  const known = knownEpoch(database)
  if (continued && known !== undefined) return known
  const epoch = newEpoch()
  database
    .prepare(
      `insert into meta (key, value) values ('epoch', ?) on conflict do update set value = excluded.value`,
    )
    .run(epoch)
  return epoch
}

const knownEpoch = (database: Database): string | undefined =>
  database.prepare<[], string>(`select value from meta where key = 'epoch'`).pluck().get()

/** Whether the database is at least as far as the note says, and of the same life. The note is read first: it may move on. */
function isContinued(database: Database, file: string, reached: () => number): boolean {
  const [, epoch, position] = /^\{"epoch":("[^"]*"),"position":(\d+)\}/.exec(textOf(file)) ?? []
  return epoch === JSON.stringify(knownEpoch(database)) && Number(position) <= reached()
}

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')
