/** Numbers under which came what is stored under another one: what a lost answer and then a fork leave behind. */
import type { EventId } from '@milepost/domain'
import type { Delivery } from '../event-log.ts'
import type { Database } from './database.ts'

export function createRepeated(database: Database) {
  const insert = database.prepare<[Delivery & { readonly id: EventId }]>(
    `insert into repeated (device, epoch, seq, id) select @device, @epoch, @seq, @id
     where not exists (select 1 from event where (device, epoch, seq) = (@device, @epoch, @seq))
       and not exists (select 1 from quarantine where (device, epoch, seq) = (@device, @epoch, @seq))
     on conflict do nothing`,
  )
  return {
    /** Nothing where the number has a row of its own. */
    note: (id: EventId, delivery: Delivery): void => void insert.run({ ...delivery, id }),
  }
}
export type Repeated = ReturnType<typeof createRepeated>
