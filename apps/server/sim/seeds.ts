/** Lives many seeds, on as many cores as asked. Which worker took which seed makes no difference. */
import { Worker } from 'node:worker_threads'
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
  /** Least seed first. */
  readonly failed: readonly Outcome[]
}

/** Small enough that workers end together. */
const atOnce = 25

export async function liveSeeds(
  order: Order,
  workers: number,
  told?: (so: Told) => void,
): Promise<Told> {
  const failed: Outcome[] = []
  let [next, lived, scans, requests] = [order.from, 0, 0, 0]
  const end = order.from + order.count
  const soFar = (): Told => ({
    lived,
    scans,
    requests,
    failed: failed.toSorted((a, b) => a.seed - b.seed),
  })
  const take = async (worker: Worker) => {
    while (next < end && !(order.stopAtFirst && failed.length > 0)) {
      const from = next
      next = Math.min(end, next + atOnce)
      for (const outcome of await ask(worker, { ...order, from, count: next - from })) {
        lived += 1
        scans += outcome.scans
        requests += outcome.requests
        if (outcome.verdict) failed.push(outcome)
      }
      told?.(soFar())
    }
    await worker.terminate()
  }
  await Promise.all(Array.from({ length: workers }, () => take(newWorker())))
  return soFar()
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
