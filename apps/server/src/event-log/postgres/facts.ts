/** What a monitor is told of the database. Its backups are made by its own tools, which tell of themselves. */
import type { StoreFacts } from '../../ops/metrics.ts'
import type { Postgres } from './sql.ts'

export const postgresFacts =
  ({ sql }: Postgres): (() => Promise<StoreFacts>) =>
  async () => {
    const [facts] = await sql<StoreFacts>(
      `select coalesce((select max(position) from event), 0) newest,
         pg_database_size(current_database()) bytes`,
    )
    return facts ?? { newest: 0, bytes: 0 }
  }
