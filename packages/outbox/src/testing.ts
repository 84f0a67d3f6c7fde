/** A device, a server and a network between them, for tests: time and chance are given, and every fault can be asked for. */
import { type Push, type PullChange, type Pushed, type RejectionReason } from '@milepost/contract'
import { as, type EpochId, type EventId, type LineId, type OrderId } from '@milepost/domain'
import type { Answer, Clock, Random, Transport, WorkMark, WorkPage, WorkStore } from './ports.ts'
import { type Draft, draftOf, type Maker } from './mint.ts'
import type { ScanIntent } from './scan-intent.ts'

export { type MemoryOutbox, memoryOutbox } from './memory-outbox.ts'

export const maker: Maker = { device: as('device-1'), site: as('site-1'), app: '1.0.0' }

const onePicked: ScanIntent = {
  kind: 'picked',
  subject: { order: as<OrderId>('order-1') },
  body: { line: as<LineId>('line-1'), units: 1 },
  how: 'camera',
  raw: 'MDEyMw==',
}

/** The nth scan of a day, made before the clock was ever compared. */
export function scanDraft(n: number, intent: ScanIntent = onePicked): Draft {
  const id = as<EventId>(`00000000-0000-7000-8000-${String(n).padStart(12, '0')}`)
  const clock = { session: as<never>('session-1'), mono: n * 100, zone: 'UTC' }
  return draftOf(intent, maker, { id, at: 1_000_000 + n, clock })
}

export interface TestClock extends Clock {
  pass(milliseconds: number): void
  set(now: number): void
  restart(): void
}

export function testClock(start = 1_700_000_000_000): TestClock {
  let [now, mono, run] = [start, 0, 1]
  return {
    now: () => now,
    mono: () => mono,
    session: () => as(`session-${run}`),
    zone: () => 'UTC',
    pass: (milliseconds) => {
      now += milliseconds
      mono += milliseconds
    },
    set: (to) => {
      now = to
    },
    restart: () => {
      run += 1
    },
  }
}

/** The same seed gives the same bytes. */
export function testRandom(seed = 1): Random {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  }
  return (count) => Uint8Array.from({ length: count }, next)
}

export interface TestServer extends Transport {
  /** What it holds, by id. */
  readonly events: ReadonlyMap<string, Push['events'][number]>
  readonly quarantine: ReadonlyMap<string, RejectionReason>
  readonly pushes: readonly Push[]
  /** Goes back to what was stored at the snapshot, under a new epoch. */
  restore(from: TestSnapshot): void
  snapshot(): TestSnapshot
  /** Another device sends this under our name. */
  hold(event: Push['events'][number]): void
  rejects: (event: Push['events'][number]) => RejectionReason | undefined
  /** Stands for a server that cannot store this one just now. */
  defers: (event: Push['events'][number]) => boolean
  /** What becomes of a request and its answer on the way; the first entry is for the next request. */
  readonly faults: Fault[]
  changes: readonly PullChange[]
  wants: Pushed['want']
}

export type Fault =
  | 'lost-request'
  | 'lost-answer'
  | { readonly answers: (real: Answer) => Answer | undefined }
  /** The request never arrives: something between answers. */
  | { readonly instead: Answer }

export interface TestSnapshot {
  readonly events: ReadonlyMap<string, Push['events'][number]>
  readonly quarantine: ReadonlyMap<string, RejectionReason>
}

export function testServer(clock: { now(): number }): TestServer {
  let lives = 1
  const events = new Map<string, Push['events'][number]>()
  const quarantine = new Map<string, RejectionReason>()
  const pushes: Push[] = []
  const faults: Fault[] = []
  const server: TestServer = {
    events,
    quarantine,
    pushes,
    faults,
    changes: [],
    wants: [],
    rejects: () => undefined,
    defers: () => false,
    hold: (event) => void events.set(event.event.id, event),
    snapshot: () => ({ events: new Map(events), quarantine: new Map(quarantine) }),
    restore: (from) => {
      lives += 1
      replace(events, from.events)
      replace(quarantine, from.quarantine)
    },
    push: async (body) => await viaNetwork(faults, () => answerTo(JSON.parse(body) as Push)),
    pull: async (query) =>
      await viaNetwork(faults, () => {
        const epoch = `E${lives}`
        const mustRefetch = query['epochSeen'] !== undefined && query['epochSeen'] !== epoch
        return {
          ask: query['ask'],
          epoch,
          cursor: mustRefetch ? 0 : server.changes.length,
          more: mustRefetch,
          mustRefetch,
          serverTime: clock.now(),
          freshUntil: clock.now() + 60_000,
          changes: mustRefetch ? [] : server.changes.slice(Number(query['cursor'])),
        }
      }),
  }
  const answerTo = (push: Push): Pushed => {
    pushes.push(push)
    const epochs = new Set(push.events.map(({ epoch }) => epoch))
    return {
      batch: push.batch,
      epoch: `E${lives}`,
      verdicts: push.events.map((each) => ({ id: each.event.id, ...fateOf(each) })),
      acceptedThrough: Object.fromEntries([...epochs].map((epoch) => [epoch, heldThrough(epoch)])),
      durableThrough: Object.fromEntries([...epochs].map((epoch) => [epoch, heldThrough(epoch)])),
      want: [...server.wants],
      serverTime: clock.now(),
      minApp: '0.0.0',
    }
  }
  const fateOf = (each: Push['events'][number]): Omit<Pushed['verdicts'][number], 'id'> => {
    const held = events.get(each.event.id)
    if (held) return { fate: held.hash === each.hash ? 'duplicate' : 'conflict' }
    const isTaken = [...events.values()].some((e) => e.epoch === each.epoch && e.seq === each.seq)
    if (isTaken) return { fate: 'fork' }
    if (server.defers(each)) return { fate: 'retry' }
    const reason = server.rejects(each)
    if (reason) quarantine.set(each.event.id, reason)
    else events.set(each.event.id, each)
    return reason ? { fate: 'rejected', reason } : { fate: 'accepted' }
  }
  const heldThrough = (epoch: EpochId) => {
    const seqs = new Set([...events.values()].filter((e) => e.epoch === epoch).map((e) => e.seq))
    let through = 0
    while (seqs.has(through + 1)) through += 1
    return through
  }
  return server
}

async function viaNetwork(faults: Fault[], handle: () => unknown): Promise<Answer | undefined> {
  const fault = faults.shift()
  if (fault === 'lost-request') return undefined
  if (typeof fault === 'object' && 'instead' in fault) return fault.instead
  const answer = { status: 200, text: JSON.stringify(handle()) }
  if (fault === 'lost-answer') return undefined
  return fault ? fault.answers(answer) : answer
}

function replace<Key, Value>(all: Map<Key, Value>, by: ReadonlyMap<Key, Value>): void {
  all.clear()
  for (const [key, value] of by) all.set(key, value)
}

export interface MemoryWork extends WorkStore<PullChange> {
  readonly docs: ReadonlyMap<string, PullChange>
  copy(): MemoryWork
}

/** Cached work in plain memory. */
export const memoryWork = (): MemoryWork => workOn(new Map(), { cursor: 0, settledThrough: 0 })

function workOn(docs: Map<string, PullChange>, mark: WorkMark): MemoryWork {
  let at = mark
  return {
    docs,
    copy: () => workOn(new Map(docs), at),
    mark: async () => at,
    apply: async (page: WorkPage<PullChange>) => {
      if (page.after.cursor !== at.cursor) return false
      if (page.startOver) docs.clear()
      for (const change of page.changes) docs.set(`${change.collection}/${change.id}`, change)
      at = { ...at, cursor: page.cursor, serverEpoch: page.epoch }
      return true
    },
  }
}
