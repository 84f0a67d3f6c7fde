/** Counts what is stored under a device's numbers, without trusting what was noted of them. */
import type { DeviceId, EpochId } from '@milepost/domain'
import type { StoredNumbers } from '../event-log.ts'
import type { Database } from './database.ts'

interface Counted {
  readonly epoch: EpochId
  readonly events: number
  readonly aside: number
  readonly repeated: number
}

/** Twice the same question: all numbers of a device, and those inside its ranges. Each is answered from an index. */
export function createStoredNumbers(database: Database) {
  const all = database.prepare<[{ device: string }], Counted>(
    counting((table) => `${table}.device = @device`, ''),
  )
  const inside = database.prepare<[{ device: string }], Counted>(
    counting(insideOf, 'received cross join'),
  )

  return (device: DeviceId): readonly StoredNumbers[] => {
    const noted = new Map(inside.all({ device }).map((each) => [each.epoch, each]))
    return all.all({ device }).map((counted) => {
      const known = noted.get(counted.epoch)
      return { ...counted, outside: sumOf(counted) - (known ? sumOf(known) : 0) }
    })
  }
}

const sumOf = ({ events, aside, repeated }: Counted): number => events + aside + repeated

type Table = 'event' | 'quarantine' | 'repeated'

const insideOf = (table: Table): string =>
  `(${table}.device, ${table}.epoch) = (received.device, received.epoch)
   and ${table}.seq between received.from_seq and received.to_seq and received.device = @device`

const noneIn = (other: Table, table: Table): string =>
  `not exists (select 1 from ${other} other
     where (other.device, other.epoch, other.seq) = (${table}.device, ${table}.epoch, ${table}.seq))`

/** What a number repeats must be somewhere, or the number stands for nothing. */
const counting = (where: (table: Table) => string, beside: string): string =>
  `select epoch, sum(events) events, sum(aside) aside, sum(repeated) repeated from (
    select event.epoch, count(*) events, 0 aside, 0 repeated
      from ${beside} event where ${where('event')} group by event.epoch
    union all
    select quarantine.epoch, 0, count(distinct quarantine.seq), 0
      from ${beside} quarantine where ${where('quarantine')} and quarantine.epoch is not null
        and ${noneIn('event', 'quarantine')}
      group by quarantine.epoch
    union all
    select repeated.epoch, 0, 0, count(*)
      from ${beside} repeated where ${where('repeated')}
        and ${noneIn('event', 'repeated')} and ${noneIn('quarantine', 'repeated')}
        and (exists (select 1 from event where event.id = repeated.id)
          or exists (select 1 from quarantine where quarantine.id = repeated.id))
      group by repeated.epoch
  ) group by epoch`
