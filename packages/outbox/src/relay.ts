/**
 * Scans of other devices on their way through this one. They are handed to the server under the devices that made them,
 * batch by batch, and forgotten here once it has judged them. What cannot be judged holds up nothing behind it.
 */
import {
  type Envelope,
  maxBatchBytes,
  maxEventsInBatch,
  type PushVerdict,
} from '@milepost/contract'
import type { EventId } from '@milepost/domain'
import { handInOf, verdictsIn } from './hand-in.ts'
import type { Answer, Random } from './ports.ts'
import { isAbout, refusalIn } from './read-answer.ts'
import { newEpochId } from './settlement-of.ts'

/** Kept apart from the device's own scans. Each call is one transaction. */
export interface RelayStore {
  /** So many, after leaving out the first `passed`. */
  look(most: number, passed: number): Promise<readonly Envelope[]>
  settle(judged: Judged): Promise<void>
}

export interface Judged {
  readonly done: readonly EventId[]
  /** Their number is taken by a clone of their device. They go under a count of their own, with the same id. */
  readonly renumbered: readonly Envelope[]
}

export interface Relay {
  readonly store: RelayStore
  readonly random: Random
  readonly handIn: (body: string) => Promise<Answer | undefined>
}

/** Until all is judged, or nothing answers, or the server can keep nothing now. Answers the last word on each scan. */
export async function relayAll({ store, random, handIn }: Relay): Promise<readonly PushVerdict[]> {
  const said = new Map<EventId, PushVerdict>()
  let [most, passed] = [maxEventsInBatch, 0]
  for (;;) {
    const rows = await store.look(most, passed)
    const sent = handInOf(rows, random)
    if (sent.events.length === 0) break
    const body = JSON.stringify(sent)
    const answer = await handIn(body)
    const verdicts = verdictsIn(answer, sent)
    for (const verdict of verdicts ?? []) said.set(verdict.id, verdict)
    const isTaken = verdicts !== undefined && (await settled(store, random, verdicts, sent.events))
    if (isTaken) continue
    const next = answer && afterRefusal(answer, { body, batch: sent.batch }, sent.events.length)
    if (!next) break
    most = next.most ?? most
    passed += next.passing
  }
  return [...said.values()]
}

export interface MemoryRelay extends RelayStore {
  /** Answers how many are new here. */
  put(envelopes: readonly Envelope[]): number
  held(): readonly Envelope[]
  copy(): MemoryRelay
}

/** For who keeps the scans elsewhere meanwhile, such as in the file they came in. */
export function memoryRelay(envelopes: readonly Envelope[] = []): MemoryRelay {
  const rows = new Map<EventId, Envelope>()
  const put = (some: readonly Envelope[]): number => {
    const fresh = some.filter(({ event }) => !rows.has(event.id))
    for (const envelope of fresh) rows.set(envelope.event.id, envelope)
    return fresh.length
  }
  put(envelopes)
  return {
    put,
    held: () => [...rows.values()],
    copy: () => memoryRelay([...rows.values()]),
    look: async (most, passed) => [...rows.values()].slice(passed, passed + most),
    settle: async ({ done, renumbered }) => {
      for (const id of done) rows.delete(id)
      for (const envelope of renumbered)
        if (rows.has(envelope.event.id)) rows.set(envelope.event.id, envelope)
    },
  }
}

/** False where nothing moved: then it is tried another time. */
async function settled(
  store: RelayStore,
  random: Random,
  verdicts: readonly PushVerdict[],
  sent: readonly Envelope[],
): Promise<boolean> {
  const ids = (isMeant: (fate: PushVerdict['fate']) => boolean) =>
    new Set(verdicts.filter(({ fate }) => isMeant(fate)).map(({ id }) => id))
  const done = [...ids((fate) => fate !== 'retry' && fate !== 'fork')]
  const forkedIds = ids((fate) => fate === 'fork')
  const epoch = newEpochId(random)
  const renumbered = sent
    .filter(({ event }) => forkedIds.has(event.id))
    .map((envelope, at) => ({ ...envelope, epoch, seq: at + 1 }))
  if (done.length + renumbered.length === 0) return false
  await store.settle({ done, renumbered })
  return true
}

/** Too much is halved. One scan that the server itself will not read is passed by, and kept: nothing else helps it. */
function afterRefusal(
  answer: Answer,
  { body, batch }: { readonly body: string; readonly batch: string },
  count: number,
): { readonly most?: number; readonly passing: number } | undefined {
  const refusal = refusalIn(answer)
  const isUnread = refusal === 'invalid' && isAbout(answer, batch)
  if (count > 1 && (isUnread || answer.status === 413))
    return { most: Math.floor(count / 2), passing: 0 }
  const isTooLarge = refusal === 'too-large' && body.length > maxBatchBytes
  return isUnread || isTooLarge ? { passing: 1 } : undefined
}
