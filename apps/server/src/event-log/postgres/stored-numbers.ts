/** Counts what is stored under a device's numbers, without trusting what was noted of them. */
import type { DeviceId } from '@milepost/domain'
import type { StoredNumbers } from '../event-log.ts'
import type { Sql } from './sql.ts'

export const storedNumbers = (sql: Sql, device: DeviceId): Promise<readonly StoredNumbers[]> =>
  sql(
    `with numbered as (
       select epoch, seq, true is_event from event where device = $1
       union all
       select distinct epoch, seq, false from quarantine
         where device = $1 and epoch is not null and not exists (select 1 from event
           where (event.device, event.epoch, event.seq)
             = (quarantine.device, quarantine.epoch, quarantine.seq))
     )
     select epoch, count(*) filter (where is_event) events,
       count(*) filter (where not is_event) aside,
       count(*) filter (where not exists (select 1 from received
         where received.device = $1 and received.epoch = numbered.epoch
           and numbered.seq between received.from_seq and received.to_seq)) outside
     from numbered group by epoch order by epoch`,
    [device],
  )
