/** Where pictures are kept: in the database, so that a backup holds them as it holds the scans that name them. */
import type { DeviceId, Instant } from '@milepost/domain'
import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from '../event-log/sqlite/database.ts'
import { photo as photos } from './schema.ts'

export interface Photo {
  readonly hash: string
  readonly bytes: Uint8Array
  readonly device: DeviceId
  readonly receivedAt: Instant
}

export interface PhotoStore {
  /** False where it was there before: then nothing changes. */
  keep(photo: Photo): Promise<boolean>
  /** Empty where it was there and was removed. */
  bytesOf(hash: string): Promise<Uint8Array | undefined>
  /** Takes the bytes of so many that came before; the row stays and says that a picture was there. Answers how many. */
  removeBefore(receivedBefore: Instant, most: number): Promise<number>
}

export function photoStore(database: Database): PhotoStore {
  const db = drizzle({ client: database })
  return {
    keep: async ({ bytes, ...photo }) =>
      db
        .insert(photos)
        .values({ ...photo, bytes: Buffer.from(bytes) })
        .onConflictDoNothing()
        .run().changes > 0,
    bytesOf: async (hash) =>
      db.select({ bytes: photos.bytes }).from(photos).where(eq(photos.hash, hash)).get()?.bytes,
    removeBefore: async (receivedBefore, most) => {
      const isOld = and(lt(photos.receivedAt, receivedBefore), sql`length(${photos.bytes}) > 0`)
      const some = db.select({ hash: photos.hash }).from(photos).where(isOld).limit(most)
      return db
        .update(photos)
        .set({ bytes: Buffer.alloc(0) })
        .where(inArray(photos.hash, some))
        .run().changes
    },
  }
}
