/** Says whether the server can do its work: the log answers. */
import { Hono } from 'hono'
import type { EventLog } from '../event-log/event-log.ts'

export const health = ({ eventLog }: { readonly eventLog: Pick<EventLog, 'epoch'> }) =>
  new Hono().get('/healthz', async (c) => {
    await eventLog.epoch()
    c.header('cache-control', 'no-store')
    return c.json({ ready: true })
  })
