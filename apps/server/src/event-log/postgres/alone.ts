/** Finds the arrivals that cannot be stored, whatever the others are. */
import type { Filed } from './identity.ts'
import type { Postgres, Sql } from './sql.ts'

/**
 * After a mistake only: each arrival is stored on its own, and taken back. One that cannot be is left out, so that it
 * does not hold up the others. Where all can be, the mistake is not theirs.
 */
export async function storableOnes(
  postgres: Postgres,
  arrivals: readonly (Filed | undefined)[],
  mistake: unknown,
): Promise<readonly (Filed | undefined)[]> {
  const takenBack = new Error('taken back')
  const good: (Filed | undefined)[] = []
  await postgres
    .inTransaction(async ({ sql }) => {
      for (const one of arrivals) {
        await sql('savepoint arrival')
        const stored = one === undefined ? Promise.reject(mistake) : storedAlone(sql, one)
        good.push(await stored.then(() => one).catch(() => undefined))
        await sql('rollback to savepoint arrival')
      }
      throw takenBack
    })
    .catch((error: unknown) => {
      if (error !== takenBack) throw error
    })
  if (good.every((one, index) => one === arrivals[index])) throw mistake
  return good
}

async function storedAlone(sql: Sql, { arrival, bytes, keys }: Filed): Promise<void> {
  const { event, hash } = arrival
  await sql(
    `insert into event (position, id, hash, kind, source, bytes, recorded_at)
     values (-1, $1, $2, $3, $4, $5, 0) on conflict do nothing`,
    [event.id, hash, event.kind, event.source, bytes],
  )
  await sql('insert into event_key (key, position) select key, -1 from unnest($1::text[]) key', [
    keys,
  ])
}
