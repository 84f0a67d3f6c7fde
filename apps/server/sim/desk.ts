/** The console, where a supervisor takes in rescue files: again whenever it did not go through, and each of them at the end. */
import { as, type PersonId } from '@milepost/domain'
import {
  memoryRelay,
  missingIn,
  type Relay,
  relayAll,
  seriesIn,
  unpackScans,
} from '@milepost/outbox'
import { digestOf } from '../src/ops/secret.ts'
import type { PeopleStore } from '../src/people/store.ts'
import type { Chance } from './chance.ts'
import { isNameable } from './floor-work.ts'
import type { Ledger } from './ledger.ts'
import { packer } from './packer.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface Desk {
  /** Keeps a file that was saved whole. */
  save(file: string): void
  readonly files: readonly string[]
  /** Answers whether all of it was judged. */
  takeIn(file: string): Promise<boolean>
  /** Each file once more, until it is in. */
  takeAllIn(): void
  isDone(): boolean
}

const token = 'the session of a supervisor'
export const deskCookie = `milepost=${encodeURIComponent(token)}`
const supervisor = as<PersonId>('u-1')

export async function seatAt(people: PeopleStore): Promise<void> {
  const role = 'supervisor'
  await people.putUser({ person: supervisor, name: 'Sue', role, password: 'none fits' })
  const session = { tokenHash: digestOf(token), person: supervisor, expiresAt: Infinity }
  await people.openSession({ ...session, expiresAt: Number.MAX_SAFE_INTEGER }, 0)
}

export function deskOf({
  handIn,
  chance,
  time,
  ledger,
}: {
  readonly handIn: Relay['handIn']
  readonly chance: Chance
  readonly time: VirtualTime
  readonly ledger: Pick<Ledger, 'placed'>
}): Desk {
  const files: string[] = []
  let open = 0
  const takeIn = async (file: string) => {
    let isAll = true
    for (const series of seriesIn(file)) {
      const rescued = missingIn(series).length === 0 && (await unpackScans(series, packer))
      if (!rescued) return false
      const store = memoryRelay(rescued.envelopes)
      const settle: typeof store.settle = async (judged) => {
        await store.settle(judged)
        ledger.placed(judged.renumbered)
      }
      await relayAll({ store: { ...store, settle }, random: chance.bytes, handIn })
      isAll &&= store.held().every(({ event }) => !isNameable(event.id))
    }
    return isAll
  }
  const untilIn = async (file: string) => {
    while (!(await takeIn(file))) await time.sleep(60_000)
    open -= 1
  }
  return {
    files,
    save: (file) => void files.push(file),
    takeIn,
    takeAllIn: () => {
      open = files.length
      for (const file of files) untilIn(file).catch((error: unknown) => Promise.reject(error))
    },
    isDone: () => open === 0,
  }
}
