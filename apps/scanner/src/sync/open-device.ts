/** Joins the parts into the device that the screens use. `main.tsx` brings the browser. */
import type { EventId } from '@milepost/domain'
import {
  type Clock,
  clockReading,
  type Maker,
  newEpochId,
  type Ports,
  type Random,
  type Stepped,
} from '@milepost/outbox'
import { workStoreIn } from '../orders/work-store.ts'
import { enrolmentCopyIn } from '../people/enrolment-copy.ts'
import { peopleOf } from '../people/open-people.ts'
import type { PhotoStore } from '../photos/photo-store.ts'
import { answered } from '../shell/answer-first.ts'
import { countMarkIn, type MarkMedium } from './count-mark.ts'
import { countsIn } from './counts.ts'
import type { Database } from './database.ts'
import type { Device, Keeping, Sync } from './device.ts'
import { type Driver, driverOf } from './driver.ts'
import { keptKeyIn } from './kept-key.ts'
import { outboxStoreIn } from './outbox-store.ts'
import { patient } from './patient.ts'
import { type Recorder, recorderOf } from './recorder.ts'
import { mendingOf, recovered } from './recovery.ts'
import { putBackInto } from './reunite.ts'
import { hasAnswered, relay, rescueOf } from './rescue.ts'
import { type Ring, ringIn } from './ring.ts'
import { resumeWork, stopWork } from './revoked.ts'
import { settledSince } from './settled-since.ts'
import { type Known, stateOf } from './state-of.ts'
import { storageHealthOf } from './storage-health.ts'
import { undoLast } from './undo.ts'
import { type Watch, watchIn } from './watch.ts'
import { takenFor, whoMakesOf } from './who-makes.ts'

export interface Machine {
  readonly database: Database
  /** The second medium. */
  readonly storage: Storage
  /** Where the count is marked beside the database. */
  readonly marks: readonly MarkMedium[]
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
  readonly keeping: () => Promise<Keeping>
  /** Sends the pictures that were taken here, as far as it goes. */
  readonly sendPhotos?: (machine: Machine) => Promise<void>
  /** The pictures that were taken here, where pictures are taken. */
  readonly photos?: () => Promise<Pick<PhotoStore, 'waiting' | 'forgetAll'>>
  /** Bytes that may still be stored, as far as the browser tells. */
  readonly roomLeft: () => Promise<number | undefined>
}

export interface OpenDevice extends Device {
  readonly driver: Driver
}

export async function openDevice(machine: Machine): Promise<OpenDevice> {
  const { database, clock, random, storage } = machine
  const newEpoch = () => newEpochId(random)
  const ring = ringIn(storage)
  const mark = countMarkIn(machine.marks)
  const own = { copy: enrolmentCopyIn(storage), key: keptKeyIn(database) }
  const recover = async () => await recovered(database, { ring, mark, ...own, newEpoch })
  const isUntold = await recover()
  const justSettled = await settledSince(database)
  const mended = mendingOf(database, recover)

  const outbox = outboxStoreIn(database, newEpoch)
  const whoMakes = whoMakesOf(machine, own.copy)
  const watch = await watchIn(database)
  const ports = portsOf(machine, { outbox, watch, maker: async () => (await whoMakes())?.maker })
  const driver = driverOf({
    ports: async () => {
      if (await mended()) driver.tell()
      await recorder.retry()
      return await ports()
    },
    base: machine,
    locks: machine.locks,
    stepped: async (stepped) => {
      await afterStep(stepped, { machine, driver, ring, justSettled, watch })
      if (!hasAnswered(stepped)) return
      await relay(machine)
      // Beside the next step, never before it: a scan waits for no picture.
      if (watch.counts.waiting === 0) machine.sendPhotos?.(machine).catch(() => watch.changed())
    },
    failed: () => watch.changed(),
  })
  const recorder = recorderOf({
    database,
    outbox,
    putBack: (held) => putBackInto(database, held, newEpoch),
    ring,
    mark,
    clock,
    random,
    maker: async () => takenFor(await whoMakes()),
    reading: () => clockReading(clock, driver.memory()),
    changed: () => {
      driver.scanned()
      // What was stored is counted by whoever watches the database.
      watch.changed()
    },
  })
  if (isUntold) driver.tell()
  return {
    database,
    driver,
    sync: syncOf({ machine, driver, recorder, watch }),
    keeping: machine.keeping,
    record: (intent) => recorder.record(intent),
    judged: (judge) => recorder.judged(judge),
    undoLast: () => undoLast(database, (intent) => recorder.record(intent)),
    people: peopleOf({ machine, driver, mark, ring, recorder, ...own }),
    rescue: rescueOf({ database, driver, ring, recorder, newEpoch }),
  }
}

function portsOf(
  machine: Machine,
  {
    outbox,
    watch,
    maker,
  }: {
    readonly outbox: Ports['outbox']
    readonly watch: Watch
    readonly maker: () => Promise<Maker | undefined>
  },
): () => Promise<Ports | undefined> {
  const { database, clock, random } = machine
  const work = workStoreIn(database)
  const storage = () => watch.storage
  return async () => {
    const made = await maker()
    const { lineOf } = await import('./talk.ts')
    const transport = lineOf(machine)
    return made && patient({ outbox, work, transport, clock, random, maker: made, storage })
  }
}

async function afterStep(
  { outcome, memory }: Stepped,
  {
    machine,
    driver,
    ring,
    justSettled,
    watch,
  }: {
    readonly machine: Machine
    readonly driver: Pick<Driver, 'tell'>
    readonly ring: Ring
    readonly justSettled: () => Promise<readonly EventId[]>
    readonly watch: Watch
  },
): Promise<void> {
  if (outcome.kind === 'pushed' || outcome.kind === 'pulled') watch.answeredAt = machine.clock.now()
  if (outcome.kind === 'pushed') {
    ring.drop(await justSettled())
    // Each turn to the database lets a scan go first.
    await answered()
  }
  if (memory.trouble === 'revoked') await stopWork(machine)
  else if (outcome.kind === 'pulled') await resumeWork(machine.database)
  if (outcome.kind === 'pulled') {
    const wasLow = watch.storage?.isLow ?? false
    watch.storage = await storageHealthOf(machine)
    // A device that cannot store makes no scan that would bring word of it.
    if (watch.storage.isLow !== wasLow) driver.tell()
  }
  watch.counted(await countsIn(machine.database))
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
      isStorageLow: watch.storage?.isLow ?? false,
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
    atRisk: () => recorder.atRisk(),
    isSettled: () => !recorder.isSaving() && recorder.atRisk() === 0 && !driver.isStepping(),
  }
}
