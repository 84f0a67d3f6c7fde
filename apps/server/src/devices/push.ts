/** Devices push what they scanned; the answer tells each event's fate, so that a device can forget it (sync 3.3). */
import { maxBatchBytes, type Pushed, storageHealth } from '@milepost/contract'
import type { EpochId, Instant } from '@milepost/domain'
import { Hono } from 'hono'
import type * as z from 'zod'
import type { EventLog, ReceivedRange } from '../event-log/event-log.ts'
import { accepts } from '../ops/accepts.ts'
import type { Clock } from '../ops/ports.ts'
import { refuse } from '../ops/refuse.ts'
import { judged } from './arrival.ts'
import { type ContactDeps, noteContact } from './contact.ts'
import { decidedFor, type DecidedDeps } from './decided.ts'
import { agedGaps, type Gap, heldThrough, type Made, missingOf } from './gaps.ts'
import { knownDevice } from './known-device.ts'
import { withVoids } from './lost.ts'
import { batchNamedIn, rawPush, versionRefusal } from './raw-envelope.ts'
import { standingIn, type StandingDeps } from './standing.ts'
import type { Device, DeviceStore } from './store.ts'
import { turns, type TurnsDeps } from './turns.ts'
import { letIn } from './verdicts.ts'

export interface PushDeps extends ContactDeps, DecidedDeps, StandingDeps, TurnsDeps {
  readonly eventLog: EventLog
  readonly devices: DeviceStore
  readonly now: Clock
  /** The oldest app that may pull and start new work. */
  readonly minApp: string
}

type Sent = z.output<typeof rawPush>

/** A scan overtaken by a newer one is usually in the next batch; asking sooner only makes it travel twice. */
const gapIsYoungMs = 2 * 60_000

export const push = (deps: PushDeps) => {
  const { orLater, inTurn } = turns(deps)
  return new Hono().post(
    '/v1/sync/push',
    knownDevice(deps),
    orLater,
    accepts(rawPush, maxBatchBytes, batchNamedIn),
    inTurn,
    async (c) => {
      const sent = c.req.valid('json')
      const outOfRange = versionRefusal(sent.v)
      if (outOfRange) return refuse(c, outOfRange)
      const answer = await pushed(deps, c.var.device, sent)
      return answer ? c.json(answer) : refuse(c, 'unavailable', { retryAfterSeconds: 5 })
    },
  )
}

async function pushed(deps: PushDeps, device: Device, sent: Sent): Promise<Pushed | undefined> {
  const { eventLog, now, minApp } = deps
  const at = now()
  const clockOffset = at - sent.sentAt
  const workedThen = await standingIn(deps, sent.events, { at, clockOffsetOf: () => clockOffset })
  const fates = sent.events.map((raw) => judged(raw, device, workedThen))
  const verdicts = await letIn(eventLog, fates, at)
  if (!verdicts) return undefined
  const ranges = await eventLog.receivedOf(device.device)
  const made = madeBy(device, sent)
  const lost = withVoids(device.lost, sent.voids ?? [], { gaps: device.gaps, at })
  const known = [...ranges, ...lost]
  const gaps = agedGaps(missingOf(known, made, sent.holding.waiting), device.gaps, at)
  const { app, holding } = sent
  const storage = storageHealth.safeParse(sent.storage).data
  const told = { ...holding, app, ...(storage ? { storage } : {}) }
  await noteContact(deps, device, { ...told, at, clockOffset, made, gaps, lost })
  // A number that will never come holds nobody up: what follows it may be forgotten in its time.
  const held = throughOf(known, Object.keys(made) as EpochId[])
  return {
    batch: sent.batch,
    epoch: await eventLog.epoch(),
    verdicts,
    acceptedThrough: held,
    // There is no replica: what is committed here is as durable as it gets.
    durableThrough: held,
    want: wantedOf(gaps, at),
    serverTime: now(),
    ...(await decidedFor(deps, device, at)),
    minApp,
  }
}

/** A count only grows, whatever an older message says. */
function madeBy(device: Device, sent: Sent): Made {
  const made: Record<string, number> = { ...device.made }
  for (const [epoch, have] of Object.entries(sent.have)) {
    made[epoch] = Math.max(made[epoch] ?? 0, have.made)
  }
  return made
}

const throughOf = (ranges: readonly ReceivedRange[], epochs: readonly EpochId[]) =>
  Object.fromEntries(
    [...new Set([...epochs, ...ranges.map(({ epoch }) => epoch)])].map((epoch) => [
      epoch,
      heldThrough(ranges, epoch),
    ]),
  )

const wantedOf = (gaps: readonly Gap[], at: Instant) =>
  gaps
    .filter(({ since }) => at - since >= gapIsYoungMs)
    .map(({ epoch, from, to }) => ({ epoch, from, to }))
