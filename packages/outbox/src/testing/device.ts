/** A device at work against a server, told in steps, with every fault at hand. */
import { problemOf, type RefusalKind } from '@milepost/contract'
import { as, type EpochId } from '@milepost/domain'
import { clockReading } from '../clock-offset.ts'
import { draftOf, numbered } from '../mint.ts'
import type { Answer } from '../ports.ts'
import { step } from '../step.ts'
import type { Outcome, Ports } from '../stepped.ts'
import { atStart, type SyncMemory } from '../sync-memory.ts'
import {
  type Fault,
  maker,
  memoryOutbox,
  memoryWork,
  scanDraft,
  testClock,
  testRandom,
  testServer,
} from '../testing.ts'
import { newEventId } from '../uuid-v7.ts'

export function device({ serverAhead = 0, seed = 1 } = {}) {
  const clock = testClock()
  const random = testRandom(seed)
  const outbox = memoryOutbox(as<EpochId>('epoch-1'))
  const work = memoryWork()
  const server = testServer({ now: () => clock.now() + serverAhead })
  const transport = {
    push: (body: string) => server.push(body),
    pull: (query: Readonly<Record<string, string>>) => server.pull(query),
  }
  const ports: Ports & { transport: typeof transport } = {
    outbox,
    work,
    clock,
    random,
    maker,
    transport,
  }
  let memory: SyncMemory = atStart(clock)
  const steps = async (count: number, passing = 0) => {
    const outcomes: Outcome[] = []
    for (let n = 0; n < count; n++) {
      clock.pass(passing)
      const next = await step(ports, memory)
      memory = next.memory
      outcomes.push(next.outcome)
    }
    return outcomes
  }
  return {
    clock,
    outbox,
    work,
    server,
    ports,
    steps,
    memory: () => memory,
    keep: (kept: SyncMemory) => {
      memory = kept
    },
    scan: async (count: number) => {
      for (let n = 0; n < count; n++) {
        const { intent } = scanDraft(n)
        const made = {
          id: newEventId(clock.now(), random),
          at: clock.now(),
          clock: clockReading(clock, memory),
        }
        const draft = draftOf(intent, maker, made)
        await outbox.append(draft.id, numbered(draft))
      }
    },
    /** Steps until the day is quiet, letting the time pass that each step asks for. */
    drain: async () => {
      const outcomes: Outcome[] = []
      for (let n = 0; n < 500; n++) {
        const next = await step(ports, memory)
        memory = next.memory
        if (next.outcome.kind === 'idle') return outcomes
        if (next.outcome.kind !== 'resting') outcomes.push(next.outcome)
        if (next.outcome.kind === 'pulled' && next.againInMs > 0) return outcomes
        clock.pass(next.againInMs)
      }
      throw new Error('The outbox never came to rest.')
    },
    states: () => outbox.scans().map(({ delivery }) => delivery.state),
    sentOfKind: (kind: string) =>
      [...server.events.values()]
        .map(({ event }) => event as Record<string, unknown> & { kind: string })
        .filter((event) => event.kind === kind),
    /** A clone of this device delivers under the number that we shall use next. */
    steal: (epoch: EpochId) => {
      const seq = outbox.scans().filter((scan) => scan.epoch === epoch).length + 1
      const id = newEventId(clock.now(), random)
      server.hold({ epoch, seq, hash: 'c'.repeat(64), event: { id, kind: 'picked' } })
    },
  }
}

export function asSent(
  held: ReturnType<ReturnType<typeof memoryOutbox>['scans']>[number] | undefined,
) {
  if (!held) throw new Error('Nothing was scanned.')
  const { epoch, seq, hash, event } = held
  return { epoch, seq, hash, event: { ...event } }
}

export function problem(kind: RefusalKind, more: { readonly batch?: string } = {}): Answer {
  const { status, ...others } = problemOf(kind, more)
  return { status, text: JSON.stringify({ ...others, status }) }
}

interface AnsweredJson {
  readonly verdicts: readonly { readonly id: string; readonly fate: string }[]
}

export function changed(change: (json: AnsweredJson) => unknown): Fault {
  return {
    answers: (real) => ({
      ...real,
      text: JSON.stringify(change(JSON.parse(real.text) as AnsweredJson)),
    }),
  }
}

export function slow(
  { clock }: { clock: ReturnType<typeof testClock> },
  milliseconds: number,
): Fault {
  return {
    answers: (real) => {
      clock.pass(milliseconds)
      return real
    },
  }
}
