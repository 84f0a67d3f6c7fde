/** The books of a device over every store: a row that is gone is a difference, however much came twice. */
import { as, type EpochId, type Instant } from '@milepost/domain'
import { at, damaged } from '@milepost/domain/testing'
import { expect, test } from 'vitest'
import type { EventLog } from '../event-log/event-log.ts'
import { arrival, batchOf, refusal, refusedBatch, scanner } from '../event-log/testing.ts'
import { ledgerOf } from './ledger.ts'

interface Kept {
  readonly eventLog: EventLog
  /** As somebody with a shell of their own. */
  readonly exec: (sql: string) => Promise<void>
}

const when: Instant = at('12:00')
const under = (epoch: string, seq: number) => ({ device: scanner, epoch: as<EpochId>(epoch), seq })
const numbered = (seqs: readonly number[]) =>
  seqs.map((seq) => damaged('09:00', { id: `scan-${seq}`, seq, epoch: 'epoch-1' }))
const made = { 'epoch-1': 4, 'epoch-2': 3 } as never

export function anyBooks(kept: () => Promise<Kept>): void {
  /** Three scans and a refused one; after a fork two of them came again, under numbers of their own. */
  async function twofold(): Promise<Kept> {
    const house = await kept()
    const { eventLog } = house
    const [, second, third] = numbered([1, 2, 3])
    if (!second || !third) throw new Error('three scans')
    await eventLog.append(batchOf(numbered([1, 2, 3]), when))
    await eventLog.append(refusedBatch([refusal('bad', '{}', under('epoch-1', 4))]))
    await eventLog.append({
      arrivals: [
        arrival(third, under('epoch-2', 1)),
        arrival(second, under('epoch-1', 2)),
        arrival(damaged('09:30', { id: 'scan-9', seq: 2, epoch: 'epoch-2' })),
      ],
      refused: [refusal('bad', '{}', under('epoch-2', 3))],
      at: when,
    })
    return house
  }

  async function booksOf({ eventLog }: Kept) {
    const device = { device: scanner, made, waiting: 0 }
    return ledgerOf(device, await eventLog.receivedOf(scanner), await eventLog.storedOf(scanner))
  }

  const lose = ({ exec }: Kept, id: string) => exec(`delete from event where id = '${id}'`)
  const unguard = async ({ exec }: Kept) =>
    await exec('drop trigger event_no_delete').catch(
      async () => await exec('drop trigger event_no_change on event'),
    )

  test('B3, EL23: what came again under another number is repeated, and the books have no difference', async () => {
    const house = await twofold()

    expect(await booksOf(house)).toMatchObject({
      made: 7,
      applied: 4,
      aside: 1,
      repeated: 2,
      lost: 0,
      difference: 0,
    })
  })

  test.each([
    ['that came once', 'scan-1', { applied: 3, repeated: 2, difference: 1 }],
    ['that came twice', 'scan-3', { applied: 3, repeated: 1, difference: 2 }],
    ['of a later epoch', 'scan-9', { applied: 3, repeated: 2, difference: 1 }],
  ])('B3, EL23: a lost row %s is a difference, though another came twice', async (_, id, books) => {
    const house = await twofold()
    await unguard(house)

    await lose(house, id)

    expect(await booksOf(house)).toMatchObject({ ...books, aside: 1, lost: 0 })
  })
}
