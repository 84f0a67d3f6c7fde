/** Counts what is stored under a device's numbers, without trusting what was noted of them. */
import type { DeviceId } from '@milepost/domain'
import type { StoredNumbers } from '../event-log.ts'
import type { Sql } from './sql.ts'

/** What a number repeats must be somewhere, or the number stands for nothing. */
export const storedNumbers = (sql: Sql, device: DeviceId): Promise<readonly StoredNumbers[]> =>
  sql(
    `with numbered as (
       select epoch, seq, 'event' kind from event where device = $1
       union all
       select distinct epoch, seq, 'aside' from quarantine
         where device = $1 and epoch is not null and ${noneIn('event', 'quarantine')}
       union all
       select epoch, seq, 'repeated' from repeated
         where device = $1 and ${noneIn('event', 'repeated')} and ${noneIn('quarantine', 'repeated')}
           and (exists (select 1 from event where event.id = repeated.id)
             or exists (select 1 from quarantine where quarantine.id = repeated.id))
     )
     select epoch, count(*) filter (where kind = 'event') events,
       count(*) filter (where kind = 'aside') aside,
       count(*) filter (where kind = 'repeated') repeated,
       count(*) filter (where not exists (select 1 from received
         where received.device = $1 and received.epoch = numbered.epoch
           and numbered.seq between received.from_seq and received.to_seq)) outside
     from numbered group by epoch order by epoch`,
    [device],
  )

const noneIn = (other: string, table: string): string =>
  `not exists (select 1 from ${other} other
     where (other.device, other.epoch, other.seq) = (${table}.device, ${table}.epoch, ${table}.seq))`
