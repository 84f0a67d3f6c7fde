/** An empty PostgreSQL database of one's own, from npm, for as long as it is needed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface SparePostgres {
  readonly url: string
  end(): Promise<void>
}

const maker = join(import.meta.dirname, '../../../server/src/event-log/postgres/spare-database.ts')

/** Nothing where this machine has none. */
export async function sparePostgres(): Promise<SparePostgres | undefined> {
  const child = spawn(process.execPath, [maker], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const lines = createInterface({ input: child.stdout })
  const url = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    ended.then(() => undefined),
  ])
  if (url === undefined) return undefined
  return {
    url,
    end: async () => {
      child.stdin.end()
      await ended
    },
  }
}
