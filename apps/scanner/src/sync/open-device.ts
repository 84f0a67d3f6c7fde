/** Joins the parts into the device that the screens use. `main.tsx` brings the browser. */
import type { EpochId, EventId, Instant } from '@milepost/domain'
import {
  type Clock,
  clockReading,
  type Maker,
  newEpochId,
  type Ports,
  type Random,
  type Stepped,
} from '@milepost/outbox'
import { liveQuery } from 'dexie'
import { workStoreIn } from '../orders/work-store.ts'
import { type EnrolmentCopy, enrolmentCopyIn } from '../people/enrolment-copy.ts'
import { signInByBadge, signInByPin } from '../people/sign-in.ts'
import type { Database } from './database.ts'
import type { Device, People, Sync } from './device.ts'
import { type Driver, driverOf } from './driver.ts'
import { factOf, factsOf, keepFact } from './facts.ts'
import { outboxStoreIn } from './outbox-store.ts'
import { type Recorder, recorderOf } from './recorder.ts'
import { reopening } from './reopening.ts'
import { putBackInto, reunite } from './reunite.ts'
import { hasAnswered, keyIn, relay, rescueOf } from './rescue.ts'
import { type Ring, ringIn } from './ring.ts'
import { rottenIds, takeOutRotten } from './rotten.ts'
import { type Known, stateOf } from './state-of.ts'
import { transportTo } from './transport.ts'
import { undoLast } from './undo.ts'

export interface Machine {
  readonly database: Database
  /** The second medium. */
  readonly storage: Storage
  readonly locks: Pick<LockManager, 'request'> | undefined
  readonly subtle: SubtleCrypto
  readonly clock: Clock
  readonly random: Random
  /** Where the server is, and the way there. */
  readonly origin: string
  readonly fetch: typeof globalThis.fetch
  /** Version of this app. */
  readonly app: string
  readonly isOnline: () => boolean
  /** Asks the browser to keep our storage; called once the device belongs to somebody. */
  readonly askToPersist: () => Promise<void>
  /** Bytes that may still be stored, as far as the browser tells. */
  readonly roomLeft: () => Promise<number | undefined>
}

export interface OpenDevice extends Device {
  readonly driver: Driver
}

const littleRoom = 50 * 1024 * 1024

export async function openDevice(machine: Machine): Promise<OpenDevice> {
  const { database, clock, random, storage } = machine
  const newEpoch = () => newEpochId(random)
  const ring = ringIn(storage)
  const copy = enrolmentCopyIn(storage)
  const recover = async () => await recovered(database, { ring, copy, newEpoch })
  await recover()
  // Site data may be cleared while we run: the next write would begin an empty database.
  let isLost = false
  database.dexie.on('close', () => {
    isLost = true
  })

  const outbox = outboxStoreIn(database, newEpoch)
  const maker = makerOf(machine, copy)
  const count = countIn(database)
  const watch = watchOf(await count())
  const ports = portsOf(machine, outbox, maker)
  const driver = driverOf({
    ports: async () => {
      // A database that could not be opened stays shut until somebody opens it.
      if (isLost || !database.dexie.isOpen()) await reopening(database.dexie, recover)
      isLost = false
      await recorder.retry()
      return await ports()
    },
    base: machine,
    locks: machine.locks,
    stepped: async (stepped) => {
      await afterStep(stepped, { machine, ring, watch })
      if (hasAnswered(stepped)) await relay(machine)
    },
    failed: () => watch.changed(),
  })
  const recorder = recorderOf({
    database,
    outbox,
    putBack: (held) => putBackInto(database, held, newEpoch),
    ring,
    clock,
    random,
    maker,
    reading: () => clockReading(clock, driver.memory()),
    changed: () => {
      driver.scanned()
      // What was stored is counted by whoever watches the database.
      watch.changed()
    },
  })
  watchCounts(database, watch)
  return {
    database,
    driver,
    sync: syncOf({ machine, driver, recorder, watch }),
    record: (intent) => recorder.record(intent),
    undoLast: async () => await undoLast(database, async (intent) => await recorder.record(intent)),
    people: peopleOf(machine, driver, copy),
    rescue: rescueOf({ database, driver, ring, unsaved: () => recorder.handOut(newEpoch()) }),
  }
}

/** What the other medium knows goes back into a database that was lost. */
async function recovered(
  database: Database,
  beside: {
    readonly ring: Ring
    readonly copy: EnrolmentCopy
    readonly newEpoch: () => EpochId
  },
): Promise<void> {
  const { ring, copy, newEpoch } = beside
  const known = copy.read()
  if (known && !(await factOf(database, 'device'))) await keepFact(database, 'device', known)
  await takeOutRotten(database)
  await reunite(database, ring, newEpoch)
}

/** Where the database cannot be read just now, whoever was here a moment ago still is. */
function makerOf(
  { database, app }: Machine,
  copy: EnrolmentCopy,
): () => Promise<Maker | undefined> {
  let latest: Maker | undefined
  return async () => {
    const [read] = await Promise.allSettled([
      reopening(database.dexie, async () => await readMaker(database, app, copy)),
    ])
    if (read.status === 'fulfilled') latest = read.value
    else if (!latest) throw read.reason
    return latest
  }
}

async function readMaker(
  database: Database,
  app: string,
  copy: EnrolmentCopy,
): Promise<Maker | undefined> {
  const known = await factsOf(database, ['device', 'person', 'station'])
  const device = known.device ?? copy.read()
  if (!device) return undefined
  const { station } = known
  const person = known.person?.person
  return {
    device: device.device,
    site: device.site,
    app,
    ...(person === undefined ? {} : { person }),
    ...(station === undefined ? {} : { station }),
  }
}

function portsOf(
  machine: Machine,
  outbox: Ports['outbox'],
  maker: () => Promise<Maker | undefined>,
): () => Promise<Ports | undefined> {
  const { database, clock, random } = machine
  const transport = transportTo(machine, keyIn(database))
  const work = workStoreIn(database)
  return async () => {
    const made = await maker()
    return made && { outbox, work, transport, clock, random, maker: made }
  }
}

interface Counts {
  readonly waiting: number
  readonly setAside: number
}

interface Watch {
  counts: Counts
  sendingOf: number
  answeredAt: Instant | undefined
  isStorageLow: boolean
  readonly listeners: Set<() => void>
  readonly changed: () => void
  readonly counted: (counts: Counts) => void
}

function watchOf(counts: Counts): Watch {
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const watch: Watch = {
    counts,
    sendingOf: counts.waiting,
    answeredAt: undefined,
    isStorageLow: false,
    listeners,
    changed,
    counted: (now) => {
      watch.counts = now
      watch.sendingOf = now.waiting === 0 ? 0 : Math.max(watch.sendingOf, now.waiting)
      changed()
    },
  }
  return watch
}

const countIn = (database: Database) => async () => ({
  waiting: await database.scans.where('state').equals('waiting').count(),
  setAside:
    (await database.scans.where('state').equals('set-aside').count()) +
    (await rottenIds(database)).length,
})

/** Other tabs scan and send as well. */
function watchCounts(database: Database, watch: Watch): void {
  const count = countIn(database)
  liveQuery(async () => await count()).subscribe({
    next: watch.counted,
    // The recorder says what is wrong with the storage; a count that fails says nothing more.
    error: () => watch.changed(),
  })
}

async function afterStep(
  { outcome }: Stepped,
  {
    machine,
    ring,
    watch,
  }: { readonly machine: Machine; readonly ring: Ring; readonly watch: Watch },
): Promise<void> {
  if (outcome.kind === 'pushed' || outcome.kind === 'pulled') watch.answeredAt = machine.clock.now()
  if (outcome.kind === 'pushed') {
    ring.drop(await justSettled(machine.database))
  }
  if (outcome.kind === 'refused' && outcome.trouble === 'revoked') await wipeWork(machine.database)
  if (outcome.kind === 'pulled') {
    const room = await machine.roomLeft()
    watch.isStorageLow = room !== undefined && room < littleRoom
  }
  watch.counted(await countIn(machine.database)())
}

/** What another tab settles, that tab drops; what a crash leaves over goes at the next start. */
async function justSettled(database: Database): Promise<readonly EventId[]> {
  const settledNo = (await factOf(database, 'outbox'))?.settledNo ?? 0
  const acked = await database.scans.where('settledNo').equals(settledNo).primaryKeys()
  const setAside = await database.scans.where('state').equals('set-aside').primaryKeys()
  return [...acked, ...setAside]
}

/** A lost device keeps its scans until they are sent, and nothing else (B8). */
async function wipeWork(database: Database): Promise<void> {
  await database.dexie.transaction('rw', [database.work, database.facts], async () => {
    await database.work.clear()
    await keepFact(database, 'pull', undefined)
    await keepFact(database, 'person', undefined)
  })
}

function syncOf(parts: {
  readonly machine: Machine
  readonly driver: Driver
  readonly recorder: Recorder
  readonly watch: Watch
}): Sync {
  const { machine, driver, recorder, watch } = parts
  const known = (): Known => {
    const { trouble } = driver.memory()
    return {
      ...watch.counts,
      unsaved: recorder.unsaved(),
      isStorageLow: watch.isStorageLow,
      isOffline: driver.isUnanswered() || !machine.isOnline(),
      sendingOf: watch.sendingOf,
      ...(trouble ? { trouble } : {}),
      ...(watch.answeredAt === undefined ? {} : { answeredAt: watch.answeredAt }),
    }
  }
  let state = stateOf(known())
  return {
    state: () => {
      const latest = stateOf(known())
      if (JSON.stringify(latest) !== JSON.stringify(state)) state = latest
      return state
    },
    onChange: (listener) => {
      watch.listeners.add(listener)
      return () => watch.listeners.delete(listener)
    },
    now: () => {
      void recorder.retry()
      driver.now()
    },
    isSettled: () => !recorder.isSaving() && isAllStored(recorder) && !driver.isStepping(),
  }
}

/** What only a newer app can store waits in the second medium for it, so an update may come. */
function isAllStored(recorder: Recorder): boolean {
  const { count, because } = recorder.unsaved()
  return count === 0 || because === 'app-too-old'
}

function peopleOf(machine: Machine, driver: Driver, copy: EnrolmentCopy): People {
  const { database, clock, app, subtle, askToPersist } = machine
  return {
    enrol: async (code, name) => {
      const { askToEnrol } = await import('./talk.ts')
      const answer = await askToEnrol(machine, { code, name, app })
      if (answer.kind === 'refused') return answer
      await keepFact(database, 'device', answer.enrolled)
      copy.keep(answer.enrolled)
      await askToPersist()
      driver.now()
      return answer
    },
    signInByBadge: async (value) => await signInByBadge(database, value, clock.now()),
    signInByPin: async (person, pin) =>
      await signInByPin(database, person, pin, { now: clock.now(), subtle }),
    signOut: async () => await keepFact(database, 'person', undefined),
    standAt: async (station) => await keepFact(database, 'station', station),
  }
}
