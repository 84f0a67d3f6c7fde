/**
 * A device that is none: it answers the screens as the real one does, keeps its scans in a database of its own, and has
 * no transport, no number at any server and no second medium. Nothing that is done on it can reach the log.
 */
import { as, type DeviceId, type SessionId } from '@milepost/domain'
import { type Clock, clockReading, newEpochId, type Random } from '@milepost/outbox'
import { workStoreIn } from '../orders/work-store.ts'
import { type Database, databaseNamed, type Indexed } from '../sync/database.ts'
import type { Device, People, SignedIn } from '../sync/device.ts'
import { keepFact } from '../sync/facts.ts'
import { outboxStoreIn } from '../sync/outbox-store.ts'
import { recorderOf } from '../sync/recorder.ts'
import type { Ring } from '../sync/ring.ts'
import { undoLast } from '../sync/undo.ts'
import { demoOrders, demoWork } from './demo-work.ts'
import { practiceName } from './practice-codes.ts'

export interface PracticeDeps {
  readonly indexed?: Indexed
  readonly clock: Clock
  readonly random: Random
  readonly app: string
  /** Who practises: the name stands on the screen, and nowhere else. */
  readonly person: SignedIn | undefined
  /** What the warehouse of practice is called. */
  readonly siteName: string
  /** Whoever hands the device on ends the practice. */
  readonly leave: () => void
  /** A badge is a badge: the next person takes over the device, and goes on practising. */
  readonly signInByBadge: People['signInByBadge']
}

/** Begins anew each time. */
export async function openPractice(deps: PracticeDeps): Promise<Device> {
  const { clock, random, app, person, siteName } = deps
  const database = databaseNamed(practiceName, deps.indexed)
  await database.dexie.delete({ disableAutoOpen: false })
  const outbox = outboxStoreIn(database, () => newEpochId(random))
  const work = workStoreIn(database)
  await work.apply({
    after: await work.mark(),
    startOver: false,
    cursor: 1,
    more: false,
    epoch: practiceName,
    freshUntil: 0,
    changes: demoWork(siteName),
  })
  await keepFact(database, 'person', person)
  const [{ site }] = demoOrders as readonly [(typeof demoOrders)[number]]
  const session = as<SessionId>('practice')
  const maker = { device: as<DeviceId>('practice'), site, app }
  const recorder = recorderOf({
    database,
    outbox,
    putBack: async () => await Promise.resolve(),
    ring: noRing,
    mark: { keep: () => undefined },
    clock,
    random,
    maker: async () => await Promise.resolve(maker),
    reading: () => clockReading(clock, { samples: [], session }),
    changed: () => undefined,
  })
  return {
    database,
    record: (intent) => recorder.record(intent),
    judged: (judge) => recorder.judged(judge),
    undoLast: async () => await undoLast(database, async (intent) => await recorder.record(intent)),
    sync: {
      state: () => allSent,
      onChange: () => () => undefined,
      now: () => undefined,
      atRisk: () => 0,
      isSettled: () => true,
    },
    keeping: async () => await Promise.resolve('for-session'),
    people: peopleOf(database, deps),
    rescue: {
      unsent: async () => await Promise.resolve([]),
      takeIn: async () => await Promise.resolve(0),
      haveLeft: () => undefined,
    },
  }
}

const peopleOf = (database: Database, { leave, signInByBadge }: PracticeDeps): People => ({
  enrol: async () => await Promise.resolve({ kind: 'refused', because: 'try-later' }),
  signInByBadge: async (badge) => {
    const answer = await signInByBadge(badge)
    if (answer.kind === 'signed-in') await keepFact(database, 'person', answer.signedIn)
    return answer
  },
  signInByPin: notHere,
  signOut: async () => await Promise.resolve(leave()),
  standAt: async () => await Promise.resolve(),
  startAnew: async () => await Promise.resolve(false),
})

const noRing: Ring = {
  keep: () => true,
  keepDraft: () => false,
  drop: () => undefined,
  held: () => [],
  drafts: () => [],
}

const allSent = { kind: 'all-sent' } as const
const notHere = async () =>
  await Promise.resolve({ kind: 'refused', because: 'unknown-badge' } as const)
