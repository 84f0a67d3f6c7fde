/** Takes the steps of sync: when something asks for one, and when the last one said. Only timers and locks live here. */
import {
  atStart,
  fractionOf,
  hopeful,
  pollMs,
  type Ports,
  type Stepped,
  type SyncMemory,
} from '@milepost/outbox'
import { answered } from '../shell/answer-first.ts'

export interface Driver {
  readonly memory: () => SyncMemory
  /** The latest step had no answer. */
  readonly isUnanswered: () => boolean
  readonly isStepping: () => boolean
  /** The server is to learn what this device counts, with the next step. */
  readonly tell: () => void
  /** 250 ms after a scan, so that a quick hand fills a batch. */
  readonly scanned: () => void
  /** There may be a network again. Up to five seconds later, so that a whole dock does not come at once. */
  readonly online: () => void
  /** Somebody looks, or asks. */
  readonly now: () => void
  readonly stop: () => void
}

export interface DriverDeps {
  /** Nothing until the device is enrolled. */
  readonly ports: () => Promise<Ports | undefined>
  readonly base: Pick<Ports, 'clock' | 'random'>
  readonly locks: Pick<LockManager, 'request'> | undefined
  readonly stepped: (stepped: Stepped) => Promise<void> | void
  readonly failed: (failure: unknown) => void
}

const afterScanMs = 250
const jitterMs = 5000
const lockMs = 30_000

export function driverOf(deps: DriverDeps): Driver {
  const { clock, random } = deps.base
  let memory = atStart(clock)
  let isUnanswered = false
  const oneStep = async () => {
    await answered()
    const ports = await deps.ports()
    if (!ports) return pollMs
    const { step } = await import('./talk.ts')
    const stepped = await lockedOr(deps.locks, async () => await step(ports, memory))
    memory = stepped.memory
    isUnanswered = stepped.outcome.kind === 'no-answer' || (isUnanswered && isWaiting(stepped))
    await answered()
    await deps.stepped(stepped)
    return Math.min(stepped.againInMs, pollMs)
  }
  const round = roundOf(clock, async () => {
    return await oneStep().catch((failure: unknown) => {
      // The database may be away; what waits in it waits on.
      deps.failed(failure)
      return pollMs
    })
  })
  return {
    memory: () => memory,
    isUnanswered: () => isUnanswered,
    isStepping: round.isUnderWay,
    tell: () => {
      memory = { ...memory, untold: true }
    },
    scanned: () => round.within(afterScanMs),
    online: () => {
      memory = hopeful(memory)
      round.within(fractionOf(random) * jitterMs)
    },
    now: () => {
      // Somebody looks: fresh work too, not only what waits.
      memory = hopeful({ ...memory, pullDueAt: Math.min(memory.pullDueAt, clock.mono()) })
      round.within(0)
    },
    stop: round.stop,
  }
}

interface Round {
  readonly within: (milliseconds: number) => void
  readonly isUnderWay: () => boolean
  readonly stop: () => void
}

/** One at a time. `turn` says when it wants to be taken again; whoever asks for sooner gets sooner. */
function roundOf(clock: Ports['clock'], turn: () => Promise<number>): Round {
  let timer: ReturnType<typeof setTimeout> | undefined
  let dueAt = Infinity
  let isUnderWay = false
  let askedWithin = Infinity
  let isStopped = false
  const within = (milliseconds: number) => {
    if (isUnderWay) askedWithin = Math.min(askedWithin, milliseconds)
    const at = clock.mono() + milliseconds
    if (isStopped || isUnderWay || (timer !== undefined && dueAt <= at)) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => void take(), milliseconds)
  }
  const take = async () => {
    timer = undefined
    isUnderWay = true
    const againInMs = await turn()
    isUnderWay = false
    within(Math.min(againInMs, askedWithin))
    askedWithin = Infinity
  }
  return {
    within,
    isUnderWay: () => isUnderWay,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

const isWaiting = ({ outcome }: Stepped) => outcome.kind === 'resting' || outcome.kind === 'idle'

/** A frozen tab keeps its lock, so after a while it is done without: sending twice is harmless. */
async function lockedOr<Answer>(
  locks: DriverDeps['locks'],
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (!locks) return await work()
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), lockMs)
  let begun: Promise<Answer> | undefined
  try {
    return await locks.request('milepost-sync', { signal: patience.signal }, async () => {
      clearTimeout(timer)
      begun = work()
      return await begun
    })
  } catch (failure) {
    if (begun || !patience.signal.aborted) throw failure
    return await work()
  } finally {
    clearTimeout(timer)
  }
}
