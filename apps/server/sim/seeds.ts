/** Lives many seeds, on as many cores as asked. Which worker took which seed makes no difference. */
import { Worker } from 'node:worker_threads'
import type { Counts } from './faults.ts'
import type { Outcome } from './world-parts.ts'

export interface Order {
  readonly from: number
  readonly count: number
  /** By its name; none for the shipped code. */
  readonly mutant?: string
  readonly stopAtFirst?: boolean
}

export interface Told {
  readonly lived: number
  readonly scans: number
  readonly requests: number
  /** What befell how many worlds, and how often. */
  readonly befell: ReadonlyMap<string, { readonly worlds: number; readonly times: number }>
  /** Least seed first. */
  readonly failed: readonly Outcome[]
}

/** Small enough that workers end together. */
const atOnce = 25

export async function liveSeeds(
  { from, count, ...order }: Order,
  workers: number,
  told?: (so: Told) => void,
): Promise<Told> {
  const failed: Outcome[] = []
  const befell = new Map<string, { worlds: number; times: number }>()
  let [lived, scans, requests] = [0, 0, 0]
  const soFar = (): Told => ({
    lived,
    scans,
    requests,
    befell,
    failed: failed.toSorted((a, b) => a.seed - b.seed),
  })
  function* portions() {
    for (let next = from; next < from + count; next += atOnce) {
      if (order.stopAtFirst && failed.length > 0) return
      yield { ...order, from: next, count: Math.min(atOnce, from + count - next) }
    }
  }
  await shared(portions(), workers, (_, outcomes) => {
    for (const outcome of outcomes) {
      lived += 1
      scans += outcome.scans
      requests += outcome.requests
      add(befell, outcome.befell)
      if (outcome.verdict) failed.push(outcome)
    }
    told?.(soFar())
  })
  return soFar()
}

/** Seeds each planted bug lives until one finds it; a worker keeps to its bug, so the first is the least. */
export async function hunt(
  names: readonly string[],
  { from, count }: Pick<Order, 'from' | 'count'>,
  workers: number,
  told: (name: string, found: Outcome | undefined) => void,
): Promise<void> {
  const orders = names.map((mutant) => ({ mutant, from, count, stopAtFirst: true }))
  await shared(orders.values(), workers, ({ mutant }, outcomes) => {
    told(
      mutant,
      outcomes.find(({ verdict }) => verdict),
    )
  })
}

/** Each worker takes the next order when it is done with its last. */
async function shared<Asked extends Order>(
  orders: Iterator<Asked>,
  workers: number,
  told: (order: Asked, outcomes: readonly Outcome[]) => void,
): Promise<void> {
  const work = async (worker: Worker) => {
    for (let next = orders.next(); !next.done; next = orders.next())
      told(next.value, await ask(worker, next.value))
    await worker.terminate()
  }
  await Promise.all(Array.from({ length: workers }, () => work(newWorker())))
}

function add(all: Map<string, { worlds: number; times: number }>, counts: Counts): void {
  for (const [what, times] of counts) {
    const before = all.get(what) ?? { worlds: 0, times: 0 }
    all.set(what, { worlds: before.worlds + 1, times: before.times + times })
  }
}

const newWorker = () => new Worker(new URL('seed-worker.ts', import.meta.url))

function ask(worker: Worker, order: Order): Promise<readonly Outcome[]> {
  return new Promise((go, stop) => {
    worker.once('error', stop)
    worker.once('message', (outcomes: readonly Outcome[]) => {
      worker.off('error', stop)
      go(outcomes)
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(order)
  })
}
