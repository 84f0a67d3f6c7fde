/** Which numbers of which device epoch are held, as ranges: a hole between them is a scan that never came. */
import type { DeviceId } from '@milepost/domain'
import type { Delivery, ReceivedRange } from '../event-log.ts'
import { byDeviceEpoch, joined, rangesOf, type Range } from '../ranges.ts'
import type { Database } from './database.ts'

export function createReceived(database: Database) {
  const touching = database.prepare<[string, string, number, number], Range>(
    `select from_seq "from", to_seq "to" from received
     where device = ? and epoch = ? and from_seq <= ? + 1 and to_seq >= ? - 1`,
  )
  const drop = database.prepare<[string, string, number]>(
    'delete from received where device = ? and epoch = ? and from_seq = ?',
  )
  const put = database.prepare<[string, string, number, number]>(
    `insert into received (device, epoch, from_seq, to_seq) values (?, ?, ?, ?)
     on conflict do update set to_seq = excluded.to_seq`,
  )
  const ofDevice = database.prepare<[string], ReceivedRange>(
    `select epoch, from_seq "from", to_seq "to" from received
     where device = ? order by epoch, from_seq`,
  )

  function hold(device: string, epoch: string, range: Range): void {
    const stored = touching.all(device, epoch, range.to, range.from)
    const { from, to } = joined(range, stored)
    for (const other of stored) if (other.from !== from) drop.run(device, epoch, other.from)
    put.run(device, epoch, from, to)
  }

  return {
    note(deliveries: readonly Delivery[]): void {
      for (const group of byDeviceEpoch(deliveries)) {
        const [{ device, epoch }] = group
        for (const range of rangesOf(group.map(({ seq }) => seq))) hold(device, epoch, range)
      }
    },
    of: (device: DeviceId): readonly ReceivedRange[] => ofDevice.all(device),
  }
}
