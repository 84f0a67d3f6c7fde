/** Pictures in a database of their own: large, few, and never in the way of a scan. Each is its hash, so none is there twice. */
import type { Instant, PhotoHash } from '@milepost/domain'
import { Dexie, type Table } from 'dexie'
import type { Indexed } from '../sync/database.ts'

export interface PhotoRow {
  readonly hash: PhotoHash
  readonly bytes: ArrayBuffer
  readonly takenAt: Instant
  /** The life of the server that has it; a restored server is another, and may lack it. */
  readonly heldBy?: string
  /** The server would not have it, and why; kept for whoever looks. */
  readonly refused?: number
}

export interface PhotoStore {
  /** Durable when it resolves. */
  readonly keep: (photo: Pick<PhotoRow, 'hash' | 'bytes' | 'takenAt'>) => Promise<void>
  readonly toSend: (server: string) => Promise<readonly PhotoHash[]>
  readonly byHash: (hash: PhotoHash) => Promise<PhotoRow | undefined>
  readonly mark: (hash: PhotoHash, fate: Pick<PhotoRow, 'heldBy' | 'refused'>) => Promise<void>
  /** What the server has had for so long that its backups have it too. */
  readonly forget: (takenBefore: Instant, server: string) => Promise<void>
  readonly forgetAll: () => Promise<void>
  /** No server has them, and none has refused them. */
  readonly waiting: () => Promise<number>
  /** Of those, as many as are no more than so many bytes. */
  readonly toCarry: (mostBytes: number) => Promise<readonly PhotoRow[]>
}

export function photoStoreNamed(name: string, indexed?: Indexed): PhotoStore {
  const dexie = new Dexie(name, { chromeTransactionDurability: 'strict', ...indexed })
  dexie.version(1).stores({ photos: 'hash' })
  const photos: Table<PhotoRow, PhotoHash> = dexie.table('photos')
  const idle = async (is: (row: PhotoRow) => boolean) => await photos.filter(is).primaryKeys()
  return {
    keep: async (photo) => {
      // The same picture again keeps what is known of it.
      await dexie.transaction('rw', [photos], async () => {
        if (!(await photos.get(photo.hash))) await photos.add(photo)
      })
    },
    toSend: async (server) =>
      await idle(({ heldBy, refused }) => refused === undefined && heldBy !== server),
    byHash: async (hash) => await photos.get(hash),
    mark: async (hash, fate) => {
      await photos.update(hash, fate)
    },
    forget: async (takenBefore, server) => {
      await photos
        .filter(({ takenAt, heldBy }) => heldBy === server && takenAt < takenBefore)
        .delete()
    },
    forgetAll: async () => {
      await photos.clear()
    },
    waiting: async () => await photos.filter(isWaiting).count(),
    toCarry: async (mostBytes) => {
      const carried: PhotoRow[] = []
      let room = mostBytes
      for (const hash of await idle(isWaiting)) {
        const row = await photos.get(hash)
        if (!row || row.bytes.byteLength > room) continue
        room -= row.bytes.byteLength
        carried.push(row)
      }
      return carried
    },
  }
}

const isWaiting = ({ heldBy, refused }: PhotoRow): boolean =>
  heldBy === undefined && refused === undefined

let own: PhotoStore | undefined
/** This device's. */
export const ownPhotos = (): PhotoStore => (own ??= photoStoreNamed('milepost-photos'))
