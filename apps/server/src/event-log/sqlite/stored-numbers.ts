/** Counts what is stored under a device's numbers, without trusting what was noted of them. */
import type { DeviceId, EpochId } from '@milepost/domain'
import type { StoredNumbers } from '../event-log.ts'
import type { Database } from './database.ts'

interface Counted {
  readonly epoch: EpochId
  readonly events: number
  readonly aside: number
}

/** Twice the same question: all numbers of a device, and those inside its ranges. Each is answered from an index. */
export function createStoredNumbers(database: Database) {
  const all = database.prepare<[{ device: string }], Counted>(
    counting('event.device = @device', 'quarantine.device = @device'),
  )
  const inside = database.prepare<[{ device: string }], Counted>(
    counting(insideOf('event'), insideOf('quarantine')),
  )

  return (device: DeviceId): readonly StoredNumbers[] => {
    const noted = new Map(inside.all({ device }).map((each) => [each.epoch, each]))
    return all.all({ device }).map(({ epoch, events, aside }) => {
      const { events: known = 0, aside: knownAside = 0 } = noted.get(epoch) ?? {}
      return { epoch, events, aside, outside: events - known + aside - knownAside }
    })
  }
}

const insideOf = (table: string): string =>
  `(${table}.device, ${table}.epoch) = (received.device, received.epoch)
   and ${table}.seq between received.from_seq and received.to_seq and received.device = @device`

const counting = (ofEvent: string, ofQuarantine: string): string => {
  const joined = ofEvent.includes('received') ? 'received cross join' : ''
  return `select epoch, sum(events) events, sum(aside) aside from (
    select event.epoch, count(*) events, 0 aside
      from ${joined} event where ${ofEvent} group by event.epoch
    union all
    select quarantine.epoch, 0, count(distinct quarantine.seq)
      from ${joined} quarantine where ${ofQuarantine} and quarantine.epoch is not null
        and not exists (select 1 from event
          where (event.device, event.epoch, event.seq)
            = (quarantine.device, quarantine.epoch, quarantine.seq))
      group by quarantine.epoch
  ) group by epoch`
}
