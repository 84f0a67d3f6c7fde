/** Where pictures are kept, on PostgreSQL. */
import type { Postgres } from '../event-log/postgres/sql.ts'
import type { PhotoStore } from './store.ts'

export function postgresPhotoStore({ sql }: Postgres): PhotoStore {
  return {
    keep: async ({ hash, bytes, device, receivedAt }) => {
      const added = await sql<{ hash: string }>(
        `insert into photo (hash, bytes, device, received_at) values ($1, $2, $3, $4)
         on conflict (hash) do nothing returning hash`,
        [hash, Buffer.from(bytes), device, receivedAt],
      )
      return added.length > 0
    },
    bytesOf: async (hash) => {
      const [row] = await sql<{ bytes: Buffer }>('select bytes from photo where hash = $1', [hash])
      return row?.bytes
    },
    removeBefore: async (receivedBefore, most) => {
      const removed = await sql<{ hash: string }>(
        `update photo set bytes = ''::bytea where length(bytes) > 0 and hash in
           (select hash from photo where received_at < $1 and length(bytes) > 0 limit $2)
         returning hash`,
        [receivedBefore, most],
      )
      return removed.length
    },
  }
}
