/**
 * Scans come in by way of another device, or at the console, for a device that cannot send (B9). They are judged as if
 * their own device had pushed them, so that its own push afterwards brings duplicates and nothing else.
 */
import { type HandedIn, maxBatchBytes, rescuePaths } from '@milepost/contract'
import type { DeviceId } from '@milepost/domain'
import { type Context, Hono } from 'hono'
import type * as z from 'zod'
import type { EventLog } from '../event-log/event-log.ts'
import { accepts } from '../ops/accepts.ts'
import { refuse } from '../ops/refuse.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import { ofUnknownDevice, judged, type Judged } from './arrival.ts'
import { knownDevice } from './known-device.ts'
import { batchNamedIn, type RawEnvelope, rawHandIn, versionRefusal } from './raw-envelope.ts'
import { standingIn, type StandingDeps } from './standing.ts'
import type { Device, DeviceStore } from './store.ts'
import { letIn } from './verdicts.ts'

export interface RescueDeps extends Pick<SessionDeps, 'now' | 'publicUrl'> {
  readonly people: SessionDeps['people'] & StandingDeps['people']
  readonly eventLog: Pick<EventLog, 'append' | 'eventById'>
  readonly devices: DeviceStore
  /** Told afterwards. */
  readonly heard: () => void
}

type Sent = z.output<typeof rawHandIn>

export const rescue = (deps: RescueDeps) =>
  new Hono()
    .post(
      rescuePaths.device,
      knownDevice(deps),
      accepts(rawHandIn, maxBatchBytes, batchNamedIn),
      async (c) => await answered(c, deps, c.req.valid('json'), c.var.device),
    )
    .post(
      rescuePaths.console,
      signedIn(deps, 'supervisor'),
      accepts(rawHandIn, maxBatchBytes, batchNamedIn),
      async (c) => await answered(c, deps, c.req.valid('json')),
    )

async function answered(
  c: Context,
  deps: RescueDeps,
  sent: Sent,
  bringer?: Device,
): Promise<Response> {
  const outOfRange = versionRefusal(sent.v)
  if (outOfRange) return refuse(c, outOfRange)
  const fates = await judgedBy(deps, sent.events, bringer?.state)
  const verdicts = await letIn(deps.eventLog, fates, deps.now())
  if (!verdicts) return refuse(c, 'unavailable', { retryAfterSeconds: 5 })
  deps.heard()
  const answer: HandedIn = { batch: sent.batch, verdicts }
  return c.json(answer)
}

/** Each under the device that made it. What a revoked device brings of others waits for a person, as its own scans do. */
async function judgedBy(
  deps: RescueDeps,
  events: readonly RawEnvelope[],
  broughtBy: Device['state'] = 'active',
): Promise<readonly Judged[]> {
  const { devices, now } = deps
  const deviceById = new Map<string, Device | undefined>()
  for (const name of new Set(events.map(makerIn))) {
    deviceById.set(name, await devices.deviceById(name as DeviceId))
  }
  const clockOffsetOf = (device: DeviceId) => deviceById.get(device)?.clockOffset ?? 0
  const workedThen = await standingIn(deps, events, { at: now(), clockOffsetOf })
  return events.map((raw) => {
    const device = deviceById.get(makerIn(raw))
    if (!device) return ofUnknownDevice(raw)
    const maker = broughtBy === 'revoked' ? { ...device, state: broughtBy } : device
    return judged(raw, maker, workedThen)
  })
}

function makerIn({ event }: RawEnvelope): string {
  const { scan } = event as { readonly scan?: { readonly device?: unknown } | null }
  return typeof scan?.device === 'string' ? scan.device : ''
}
