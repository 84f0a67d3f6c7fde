/** Which numbers of which device epoch are held, as ranges: a hole between them is a scan that never came. */
import type { DeviceId } from '@milepost/domain'
import type { Delivery, ReceivedRange } from '../event-log.ts'
import type { Database } from './database.ts'

interface Range {
  readonly from: number
  readonly to: number
}

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
    const from = Math.min(range.from, ...stored.map((other) => other.from))
    const to = Math.max(range.to, ...stored.map((other) => other.to))
    for (const other of stored) if (other.from !== from) drop.run(device, epoch, other.from)
    put.run(device, epoch, from, to)
  }

  return {
    note(deliveries: readonly Delivery[]): void {
      const byEpoch = Map.groupBy(deliveries, ({ device, epoch }) =>
        JSON.stringify([device, epoch]),
      )
      for (const [first, ...others] of byEpoch.values()) {
        if (!first) continue
        const numbers = [first, ...others].map(({ seq }) => seq)
        for (const range of rangesOf(numbers)) hold(first.device, first.epoch, range)
      }
    },
    of: (device: DeviceId): readonly ReceivedRange[] => ofDevice.all(device),
  }
}

function rangesOf(numbers: readonly number[]): readonly Range[] {
  const ranges: { from: number; to: number }[] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && number <= last.to + 1) last.to = number
    else ranges.push({ from: number, to: number })
  }
  return ranges
}
