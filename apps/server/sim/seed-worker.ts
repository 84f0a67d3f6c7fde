/** Lives the seeds it is sent, one after the other. */
import { parentPort } from 'node:worker_threads'
import { mutants } from './mutants/index.ts'
import type { Order } from './seeds.ts'
import { lived } from './world.ts'
import type { Outcome } from './world-parts.ts'

parentPort?.on('message', (order: Order) => {
  void live(order)
})

async function live({ from, count, mutant, stopAtFirst }: Order): Promise<void> {
  const plants = mutants.find(({ name }) => name === mutant)?.plants ?? {}
  const outcomes: Outcome[] = []
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await lived({ seed, plants })
    outcomes.push(outcome)
    if (stopAtFirst && outcome.verdict) break
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(outcomes)
}
