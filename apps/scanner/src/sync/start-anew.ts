/** A revoked device that joins again is a new one: nothing of the old stays, neither scans nor pictures (B8), but how its scanner types. */
import { forgetPlaces } from '../shell/places.ts'
import type { CountMark } from './count-mark.ts'
import type { Facts } from './facts.ts'
import type { KeptKey } from './kept-key.ts'
import type { Machine } from './open-device.ts'
import type { Ring } from './ring.ts'

type Beside = Pick<Machine, 'database' | 'storage' | 'photos'>

/** False, and nothing changes, while a scan or a picture is here that the server does not have. */
export async function startAnew(
  { database, storage, photos }: Beside,
  {
    ring,
    mark,
    key,
  }: {
    readonly ring: Pick<Ring, 'held'>
    readonly mark: Pick<CountMark, 'forget'>
    readonly key: Pick<KeptKey, 'is'>
  },
): Promise<boolean> {
  const pictures = await photos?.()
  if (pictures && (await pictures.waiting()) > 0) return false
  const { dexie, scans, epochs, work, facts, keys, relayed } = database
  const tables = [scans, epochs, work, facts, keys, relayed]
  const isDone = await dexie.transaction('rw', tables, async () => {
    const waiting = await scans.where('state').equals('waiting').count()
    const second = await scans.bulkGet(ring.held().map(({ id }) => id))
    if (waiting + (await relayed.count()) > 0 || second.includes(undefined)) return false
    const scanner = (await facts.bulkGet(ofScanner)).filter((row) => row !== undefined)
    await Promise.all(tables.map(async (table) => await table.clear()))
    await facts.bulkPut(scanner)
    return true
  })
  if (!isDone) return false
  await pictures?.forgetAll()
  removeAll(storage, 'milepost.')
  forgetPlaces()
  mark.forget()
  key.is(undefined)
  return true
}

/** Not the device's but its scanner's, which is still the same one. */
const ofScanner: (keyof Facts)[] = ['wedge', 'serialSpeed']

function removeAll(storage: Storage, prefix: string): void {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at))
  for (const name of names) if (name?.startsWith(prefix)) storage.removeItem(name)
}
