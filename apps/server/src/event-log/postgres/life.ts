/**
 * The name of this database's life. A server that was restored goes on in another timeline, and a dump that was read in
 * is another database: then it lives anew, and devices send again whatever they still keep.
 */
import type { Postgres } from './sql.ts'

export const epochOf = ({ inTransaction }: Postgres, newEpoch: () => string): Promise<string> =>
  inTransaction(async ({ sql }) => {
    // Whoever else starts waits here.
    await sql('select one from counter for update')
    const [here] = await sql<{ place: string }>(
      `select system_identifier || ' ' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) || ' ' || d.oid "place"
       from pg_control_system(), pg_database d where d.datname = current_database()`,
    )
    const stored = await sql<{ key: string; value: string }>('select key, value from meta')
    const known = new Map(stored.map(({ key, value }) => [key, value]))
    const epoch = known.get('epoch')
    const place = String(here?.place)
    if (epoch !== undefined && known.get('place') === place) return epoch
    const another = newEpoch()
    await sql(
      `insert into meta (key, value) values ('epoch', $1), ('place', $2)
       on conflict (key) do update set value = excluded.value`,
      [another, place],
    )
    return another
  })
