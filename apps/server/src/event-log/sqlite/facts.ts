/** What a monitor is told of the file. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import type { StoreFacts } from '../../ops/metrics.ts'
import { noteOf } from './backup.ts'
import type { Database } from './database.ts'

export function sqliteFacts(database: Database): () => Promise<StoreFacts> {
  const newest = database
    .prepare<[], number>('select coalesce(max(position), 0) from event')
    .pluck()
  return async () => ({
    newest: newest.get() ?? 0,
    bytes: [database.name, `${database.name}-wal`].reduce((sum, file) => sum + sizeOf(file), 0),
    ...lastBackup(noteOf(database.name)),
  })
}

/** A database in memory has no file. */
const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

function lastBackup(note: string): Pick<StoreFacts, 'backedUpAt'> {
  if (!existsSync(note)) return {}
  const at = /"at":(\d+)/.exec(readFileSync(note, 'utf8'))?.[1]
  return at === undefined ? {} : { backedUpAt: Number(at) }
}
