/** What could not be let in. The same thing sent again is the same row. */
import type { DeviceId } from '@milepost/domain'
import type { Delivery, Quarantined, QuarantineReason } from '../event-log.ts'
import type { Database } from './database.ts'
import { wellFormed } from '../text.ts'

interface Row {
  readonly id: Quarantined['id']
  readonly reason: QuarantineReason
  readonly bytes: string
  readonly device: Delivery['device'] | null
  readonly epoch: Delivery['epoch'] | null
  readonly seq: number | null
  readonly at: number
}

export function createQuarantine(database: Database) {
  const insert = database.prepare<[Row]>(
    `insert into quarantine (id, reason, bytes, device, epoch, seq, at)
     select @id, @reason, @bytes, @device, @epoch, @seq, @at where not exists
       (select 1 from quarantine where id = @id and reason = @reason and bytes = @bytes)`,
  )
  const all = database.prepare<[], Row>('select * from quarantine order by row')
  const ofDevice = database.prepare<[string], Row>(
    'select * from quarantine where device = ? order by row',
  )

  return {
    /** Answers false where it is kept already. */
    keep({ id, bytes, reason, delivery, at }: Quarantined): boolean {
      const { device = null, epoch = null, seq = null } = delivery ?? {}
      const row = { id, reason, bytes: wellFormed(bytes), device, epoch, seq, at }
      return insert.run(row).changes > 0
    },
    of: (device: DeviceId | undefined): readonly Quarantined[] =>
      (device === undefined ? all.all() : ofDevice.all(device)).map(quarantined),
  }
}
export type Quarantine = ReturnType<typeof createQuarantine>

const quarantined = ({ id, reason, bytes, device, epoch, seq, at }: Row): Quarantined => ({
  id,
  reason,
  bytes,
  at,
  ...(device !== null && epoch !== null && seq !== null
    ? { delivery: { device, epoch, seq } }
    : {}),
})
