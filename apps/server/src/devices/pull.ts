/** Devices pull what they work against, page by page in commit order (sync 3.8). */
import { isOlder, type Pulled, pullQuery, type RefusalKind, wireVersion } from '@milepost/contract'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type * as z from 'zod'
import type { EventLog } from '../event-log/event-log.ts'
import { acceptsQuery } from '../ops/accepts.ts'
import type { Clock } from '../ops/ports.ts'
import { refuse } from '../ops/refuse.ts'
import { type ContactDeps, noteContact } from './contact.ts'
import { decidedFor, type DecidedDeps } from './decided.ts'
import { knownDevice } from './known-device.ts'
import { versionRefusal } from './raw-envelope.ts'
import type { Device, DeviceStore } from './store.ts'

export interface PullDeps extends ContactDeps, DecidedDeps {
  readonly eventLog: EventLog
  readonly devices: DeviceStore
  readonly now: Clock
  /** The oldest app that is given work. */
  readonly minApp: string
}

/** After this long without a pull, a device tells its user how old its lists are. */
const freshForMs = 30 * 60_000

export const pull = (deps: PullDeps) =>
  new Hono().get(
    '/v1/sync/pull',
    knownDevice(deps),
    compress({ encoding: 'gzip' }),
    acceptsQuery(pullQuery),
    async (c) => {
      const { device } = c.var
      if (device.state === 'revoked') return refuse(c, 'device-revoked')
      const asked = c.req.valid('query')
      const unfit = unfitFor(deps.minApp, asked, device)
      return unfit ? refuse(c, unfit) : c.json(await pulled(deps, device, asked))
    },
  )

/** An app that is too old for this server sends as ever; it is given nothing new. */
function unfitFor(
  minApp: string,
  { v = wireVersion, app }: z.output<typeof pullQuery>,
  device: Device,
): RefusalKind | undefined {
  if (isOlder(app ?? device.app ?? '', minApp)) return 'app-too-old'
  return versionRefusal(v)
}

async function pulled(
  deps: PullDeps,
  device: Device,
  asked: z.output<typeof pullQuery>,
): Promise<Pulled> {
  const { eventLog, now } = deps
  const at = now()
  const { waiting, oldestWaitingAt, epochSeen } = asked
  if (waiting !== undefined) {
    const oldest = oldestWaitingAt === undefined ? {} : { oldestWaitingAt }
    await noteContact(deps, device, { at, waiting, ...oldest })
  }
  const epoch = await eventLog.epoch()
  const decided = await decidedFor(deps, device, at)
  const echo = asked.ask === undefined ? {} : { ask: asked.ask }
  const about = { ...echo, epoch, serverTime: at, freshUntil: at + freshForMs, ...decided }
  // A cursor counts commits of one life of the database and means nothing in another.
  const mustRefetch = epochSeen !== undefined && epochSeen !== epoch
  if (mustRefetch) return { ...about, mustRefetch, cursor: 0, more: true, changes: [] }
  const page = await eventLog.workAfter(device.site, asked.cursor, asked.limit)
  return { ...about, ...page, mustRefetch, changes: [...page.changes] }
}
