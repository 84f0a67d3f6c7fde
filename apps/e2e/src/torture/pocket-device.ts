/** A device without a screen: the real outbox in memory that outlives everything, and the real network. */
import {
  type Fate,
  maxEventsInBatch,
  type Push,
  type Pushed,
  wireVersion,
} from '@milepost/contract'
import { as, type DeviceId, type SessionId, type SiteId } from '@milepost/domain'
import {
  type Access,
  type AccessPorts,
  type Answer,
  atStart,
  type Clock,
  draftOf,
  type HeldScan,
  hopeful,
  newEpochId,
  newEventId,
  numbered,
  type Outcome,
  type ScanIntent,
  step,
  type Stepped,
  type SyncMemory,
  type Transport,
  withAccess,
  type WithToken,
} from '@milepost/outbox'
import { memoryOutbox, memoryWork } from '@milepost/outbox/testing'
import type { Chance } from './chance.ts'
import type { Attempt, Way } from './sent-batches.ts'
import type { Joined } from './warehouse.ts'

export interface PocketDevice {
  readonly name: string
  readonly device: DeviceId
  scan(intent: ScanIntent): Promise<void>
  /** One step of sync, now, whatever its patience says. */
  sync(): Promise<Outcome>
  /** One step of sync, when its patience says so. */
  step(): Promise<Stepped>
  scans(): readonly HeldScan[]
  /** As of its last scan or step. */
  waiting(): number
  /** How many of its batches were answered. */
  answered(): number
  /** Whether a request is under way. */
  isAsking(): boolean
  /** Sends everything that was acknowledged once more, and tells what the server did not know. */
  missing(): Promise<readonly string[]>
  /** Every batch it ever sent. */
  readonly attempts: readonly Attempt[]
  /** The server's epoch as last answered. */
  serverEpoch(): Promise<string | undefined>
}

export interface PocketDeviceWish {
  readonly name: string
  readonly url: string
  readonly joined: Joined
  readonly site: SiteId
  readonly chance: Chance
  /** How long it waits for an answer. */
  readonly patienceMs?: number
  /** Watches one request; asked when it has ended, it tells how the network carried it. */
  readonly watched?: () => () => Way
}

const app = '1.0.0'
const shortPatienceMs = 4000

export function pocketDevice(wish: PocketDeviceWish): PocketDevice {
  const { name, joined, site, chance } = wish
  const { device } = joined
  const random = (count: number) => chance.bytes(count)
  const outbox = memoryOutbox(newEpochId(random))
  const attempts: Attempt[] = []
  const maker = { device, site, app }
  const transport = transportOf(wish, attempts)
  const ports = { outbox, work: memoryWork(), transport, clock, random, maker }
  let memory = atStart(clock)
  let waiting = 0
  const stepWith = async (before: SyncMemory) => {
    const stepped = await step(ports, before)
    memory = stepped.memory
    waiting = (await outbox.look(0)).waiting
    return stepped
  }
  return {
    name,
    device,
    attempts,
    scan: async (intent) => {
      const id = newEventId(clock.now(), random)
      const when = { session: clock.session(), mono: clock.mono(), zone: clock.zone() }
      const draft = draftOf(intent, maker, { id, at: clock.now(), clock: when })
      await outbox.append(id, numbered(draft))
      waiting += 1
    },
    sync: async () => (await stepWith(impatient(memory))).outcome,
    step: async () => await stepWith(memory),
    scans: () => outbox.scans(),
    waiting: () => waiting,
    answered: () => transport.answered(),
    isAsking: () => transport.isAsking(),
    missing: async () => {
      const acked = outbox.scans().filter(({ delivery }) => delivery.state === 'acked')
      return await unknownOf(acked, async (body) => await transport.push(body))
    },
    serverEpoch: async () => (await outbox.look(1)).serverEpoch,
  }
}

/** In a test nobody waits for a network to come back. */
const impatient = (memory: SyncMemory): SyncMemory => {
  const { rest: _rest, ...others } = hopeful(memory)
  return others
}

const clock: Clock = {
  now: () => Date.now(),
  mono: () => Math.trunc(performance.now()),
  session: () => as<SessionId>('pocket-1'),
  zone: () => 'UTC',
}

/** A server that has them calls each a duplicate. */
async function unknownOf(
  scans: readonly HeldScan[],
  push: (body: string) => Promise<Answer | undefined>,
): Promise<readonly string[]> {
  const unknown: string[] = []
  for (let from = 0; from < scans.length; from += maxEventsInBatch) {
    const events = scans
      .slice(from, from + maxEventsInBatch)
      .map(({ epoch, seq, hash, event }) => ({ epoch, seq, hash, event: { ...event } }))
    const sent: Push = {
      v: wireVersion,
      batch: `missing-${from}`,
      app,
      have: {},
      holding: { waiting: 0 },
      sentAt: clock.now(),
      events,
    }
    const fates = fatesIn(await push(JSON.stringify(sent)), sent.batch)
    for (const { event } of events) if (fates?.get(event.id) !== 'duplicate') unknown.push(event.id)
  }
  return unknown
}

interface WatchedTransport extends Transport {
  answered(): number
  isAsking(): boolean
}

function transportOf(
  { url, joined, watched, patienceMs = shortPatienceMs }: PocketDeviceWish,
  attempts: Attempt[],
): WatchedTransport {
  let asking = 0
  let answered = 0
  const ask = async (path: string, init: RequestInit, token = ''): Promise<Asked> => {
    const headers = { 'content-type': 'application/json', 'authorization': `Bearer ${token}` }
    const late = AbortSignal.timeout(patienceMs)
    asking += 1
    try {
      const response = await fetch(new URL(path, url), {
        ...init,
        headers,
        redirect: 'error',
        signal: late,
      })
      const retryAfter = response.headers.get('retry-after')
      const text = await response.text()
      const answer = { status: response.status, text }
      return { answer: retryAfter === null ? answer : { ...answer, retryAfter }, gaveUp: false }
    } catch {
      return { answer: undefined, gaveUp: late.aborted }
    } finally {
      asking -= 1
    }
  }
  const withToken = accessOf(
    joined,
    async (body) => (await ask('/v1/devices/token', { method: 'POST', body })).answer,
  )
  return {
    answered: () => answered,
    isAsking: () => asking > 0,
    push: async (body) => {
      const { batch, events } = JSON.parse(body) as Push
      const attempt: Attempt = { ids: events.map(({ event }) => event.id), way: 'straight' }
      attempts.push(attempt)
      const answer = await withToken(async (token) => {
        const wayOf = watched?.()
        const asked = await ask('/v1/sync/push', { method: 'POST', body }, token)
        attempt.way = asked.gaveUp ? 'stray' : (wayOf?.() ?? 'straight')
        return asked.answer
      })
      const fates = fatesIn(answer, batch)
      if (fates) {
        attempt.fates = fates
        answered += 1
      }
      return answer
    },
    pull: async (query) => {
      const path = `/v1/sync/pull?${new URLSearchParams(query).toString()}`
      return await withToken(async (token) => (await ask(path, {}, token)).answer)
    },
  }
}

function accessOf(joined: Joined, askForToken: AccessPorts['askForToken']): WithToken {
  let access: Access = joined
  return withAccess({
    device: async () => joined.device,
    sign: async (text) => joined.key.sign(text),
    read: async () => access,
    keep: async (next) => {
      access = next
    },
    askForToken,
    clock,
  })
}

interface Asked {
  readonly answer: Answer | undefined
  readonly gaveUp: boolean
}

/** Of this batch only: an answer to another one says nothing here. */
function fatesIn(answer: Answer | undefined, batch: string): ReadonlyMap<string, Fate> | undefined {
  if (answer?.status !== 200) return undefined
  try {
    const pushed = JSON.parse(answer.text) as Pushed
    if (pushed.batch !== batch) return undefined
    return new Map(pushed.verdicts.map(({ id, fate }) => [id, fate]))
  } catch {
    // A portal's page, or an answer that was cut off.
    return undefined
  }
}
