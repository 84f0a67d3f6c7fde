/** Turns kept payloads into events, one after the other. What waits in the store is taken up after a restart. */
import { easypost, type CarrierFeed, type Translation, type Unreadable } from '@milepost/carriers'
import { hashOfText } from '@milepost/contract'
import { canonical, no, type CarrierEvent, type Instant, type Result } from '@milepost/domain'
import type { AppendFate, Arrival, EventLog } from '../event-log/event-log.ts'
import { tellableOf, type Log } from '../ops/log.ts'
import type { Clock } from '../ops/ports.ts'
import type { CarrierFeedStore, WaitingPayload } from './store.ts'

export interface ReadingDeps {
  readonly payloads: CarrierFeedStore
  readonly eventLog: Pick<EventLog, 'append'>
  readonly now: Clock
  readonly log: Log
  /** Runs something later; the answer calls it off. */
  readonly later: (run: () => void, milliseconds: number) => () => void
}

export interface Reading {
  /** Something may wait. Returns at once. */
  readonly wake: () => void
  /** Resolves when nothing is due any more. */
  readonly settled: () => Promise<void>
  /** Finishes the payload in hand; the rest waits in the store. */
  readonly stop: () => Promise<void>
}

const atOnce = 20

export function carrierReading(deps: ReadingDeps): Reading {
  const state: State = { wanted: false, stopped: false, running: undefined, callOff: nothing }
  const wake = (): void => {
    state.wanted = true
    state.callOff()
    state.running ??= run(deps, state, wake).finally(() => {
      state.running = undefined
      // Something may have come in after the last look.
      if (state.wanted && !state.stopped) wake()
    })
  }
  const settled = async (): Promise<void> => {
    await state.running
    if (state.running) await settled()
  }
  const stop = async (): Promise<void> => {
    state.stopped = true
    state.callOff()
    await settled()
  }
  return { wake, settled, stop }
}

interface State {
  wanted: boolean
  stopped: boolean
  running: Promise<void> | undefined
  callOff: () => void
}

function nothing(): void {
  // There is no timer to call off yet.
}

/** Until nothing is due, also of what came in meanwhile; then a timer waits for what was put off. */
async function run(deps: ReadingDeps, state: State, wake: () => void): Promise<void> {
  const { payloads, later, now, log } = deps
  try {
    while (state.wanted && !state.stopped) {
      state.wanted = false
      await readAllDue(deps, state)
    }
    const dueAt = await payloads.nextDueAt()
    if (dueAt !== undefined && !state.stopped) {
      state.callOff = later(wake, Math.max(0, dueAt - now()))
    }
  } catch (error) {
    log('error', 'carrier payloads wait', tellableOf(error))
    if (!state.stopped) state.callOff = later(wake, backoff(0))
  }
}

async function readAllDue(deps: ReadingDeps, state: Readonly<State>): Promise<void> {
  for (;;) {
    const waiting = await deps.payloads.waiting(deps.now(), atOnce)
    if (waiting.length === 0) return
    for (const payload of waiting) {
      if (state.stopped) return
      await readOne(deps, payload)
    }
  }
}

/** One payload's trouble is its own: it is put off or set aside, and the next one is read. */
async function readOne(deps: ReadingDeps, payload: WaitingPayload): Promise<void> {
  const { payloads, log } = deps
  try {
    const read = translated(payload)
    if (!read.ok) {
      log('warn', 'carrier payload unreadable', { payload: payload.id, kind: read.refusal.kind })
      await payloads.markFailed(payload.id, `${read.refusal.kind}: ${read.refusal.problem}`)
      return
    }
    const { reports, leftOut } = read.value
    const fates = await appended(
      deps,
      reports.map(({ event }) => event),
    )
    if (fates.includes('retry')) return await putOff(deps, payload, 'The log asked to come again')
    const retold = fates.filter((fate) => fate === 'conflict').length
    const notes = retold > 0 ? [...leftOut, `${retold} facts came again in other words`] : leftOut
    await payloads.markDone(payload.id, notes.join('\n') || undefined)
  } catch (error) {
    log('error', 'carrier payload put off', { payload: payload.id, ...tellableOf(error) })
    await putOff(deps, payload, error instanceof Error ? error.name : 'Unknown trouble')
  }
}

async function appended(
  { eventLog, now }: ReadingDeps,
  events: readonly CarrierEvent[],
): Promise<readonly AppendFate[]> {
  if (events.length === 0) return []
  const { fates } = await eventLog.append({
    arrivals: events.map(arrivalOf),
    refused: [],
    at: now(),
  })
  return fates
}

function arrivalOf(event: CarrierEvent): Arrival {
  const bytes = canonical(event)
  return { event, bytes, hash: hashOfText(bytes) }
}

async function putOff({ payloads, now }: ReadingDeps, payload: WaitingPayload, reason: string) {
  await payloads.putOff(payload.id, reason, now() + backoff(payload.tries))
}

/** 5 s, doubled to an hour. */
const backoff = (tries: number): Instant => Math.min(5000 * 2 ** tries, 3_600_000)

function translated({ feed, bytes }: WaitingPayload): Result<Translation, Unreadable> {
  const read = readerByFeed.get(feed)
  return read
    ? read(new TextDecoder().decode(bytes))
    : no({ kind: 'unknown-shape', problem: `No reader for the feed ${feed}` })
}

const readerByFeed = new Map([[easypost.feed, readerOf(easypost)]])

function readerOf<Payload>(feed: CarrierFeed<Payload>) {
  return (text: string): Result<Translation, Unreadable> => {
    const payload = feed.readPayload(text)
    return payload.ok ? { ok: true, value: feed.translate(payload.value) } : payload
  }
}
