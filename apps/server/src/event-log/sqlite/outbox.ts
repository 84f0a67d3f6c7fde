/** What others are to be told: notices and webhooks read it by a cursor, at least once, idempotent by id. */
import type { OutboxRow } from '../event-log.ts'
import type { Database } from './database.ts'

export function createOutbox(database: Database) {
  const insert = database.prepare<[string, string, number]>(
    'insert into outbox (topic, payload, at) values (?, ?, ?)',
  )
  const after = database.prepare<[number, number], OutboxRow>(
    'select id, topic, payload, at from outbox where id > ? order by id limit ?',
  )
  return {
    put(topic: OutboxRow['topic'], payload: string, at: number): void {
      insert.run(topic, payload, at)
    },
    after: (id: number, limit: number): readonly OutboxRow[] => after.all(id, limit),
  }
}
export type Outbox = ReturnType<typeof createOutbox>
