/** One number that grows with every change of a view or a work document, in commit order. */
import type { Database } from './database.ts'

export function createRevision(database: Database) {
  const read = database.prepare<[], string>(`select value from meta where key = 'rev'`).pluck()
  const write = database.prepare<[string]>(
    `insert into meta (key, value) values ('rev', ?) on conflict do update set value = excluded.value`,
  )
  let stored = 0
  let rev = 0

  return {
    /** Read anew in each transaction, since another process may have written. */
    begin(): void {
      stored = Number(read.get() ?? 0)
      rev = stored
    },
    next: (): number => (rev += 1),
    end(): number {
      if (rev !== stored) write.run(String(rev))
      return rev
    },
    current: (): number => Number(read.get() ?? 0),
  }
}
export type Revision = ReturnType<typeof createRevision>
