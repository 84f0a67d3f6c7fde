/**
 * Tells this process's listeners of every process's commits. Another one only gives a hint that something is new, so
 * that many commits make one hint; what is new is then read by its number, and a hint that was lost costs time only.
 */
import type { OrderId } from '@milepost/domain'
import { createAnnouncements } from '../announcements.ts'
import type { Committed } from '../event-log.ts'
import { createListener } from './listener.ts'
import { debounced, oneAtATime } from './pacing.ts'
import type { Postgres, Sql } from './sql.ts'
import { unreachable } from './trouble.ts'

export interface CommitsDeps {
  readonly postgres: Postgres
  /** A name that no other process has. */
  readonly me: string
  /** Another process wrote something: what is remembered may be old. */
  readonly onHint: () => void
}

const channel = 'milepost_commits'
const hintMs = 50
/** For hints that were lost. */
const lookMs = 5000

export function createCommits({ postgres: { sql, connection }, me, onHint }: CommitsDeps) {
  const announcements = createAnnouncements()
  const news = createNews(sql)
  const hints = debounced(hintMs, () => patiently(sql('select pg_notify($1, $2)', [channel, me])))
  const looks = oneAtATime(async () => {
    const committed = await patiently(news.since())
    if (committed) announcements.tell(committed)
  })
  const looking = setInterval(() => void looks.ask(), lookMs).unref()
  const hinted = (): Promise<void> => {
    onHint()
    return looks.ask()
  }
  const listener = createListener({
    connection,
    channel,
    heard: (by) => {
      if (by !== me) void hinted()
    },
    began: hinted,
  })

  return {
    onCommit: (listen: (committed: Committed) => void) => announcements.onCommit(listen),
    /** Of what this process committed. */
    tell(committed: Committed): void {
      news.toldAlready(committed)
      announcements.tell(committed)
      hints.soon()
    },
    /** Others may remember what this process just wrote. */
    hint: () => hints.soon(),
    start: () => listener.listen(),
    async close(): Promise<void> {
      clearInterval(looking)
      await hints.finish()
      await listener.close()
      await looks.done()
    },
  }
}

interface News {
  readonly rev: number
  readonly order: OrderId
  readonly judged: boolean
}

/** What was committed since it was last asked. What was there at the first asking is no news. */
function createNews(sql: Sql) {
  let seen: number | undefined
  const told = new Map<OrderId, number>()

  return {
    toldAlready({ orders, rev }: Committed): void {
      for (const order of orders) told.set(order, rev)
    },
    async since(): Promise<Committed | undefined> {
      const from = seen ?? (await latestRev(sql))
      const rows = await sql<News>(
        `select rev, "order", false judged from order_view where rev > $1
         union all select rev, "order", true from finding where rev > $1 order by rev`,
        [from],
      )
      const rev = rows.at(-1)?.rev ?? from
      seen = rev
      const fresh = rows.filter((row) => row.rev > (told.get(row.order) ?? 0))
      for (const [order, last] of told) if (last <= rev) told.delete(order)
      if (fresh.length === 0) return undefined
      const orders = [...new Set(fresh.map(({ order }) => order))]
      return { rev, orders, findingsChanged: fresh.some(({ judged }) => judged) }
    },
  }
}

async function latestRev(sql: Sql): Promise<number> {
  const [row] = await sql<{ rev: number }>('select rev from counter')
  return row?.rev ?? 0
}

/** The database will be asked again soon; whoever needs it at once hears of its trouble by itself. */
async function patiently<Answer>(work: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await work
  } catch (error) {
    if (unreachable(error) === undefined) throw error
    return undefined
  }
}
