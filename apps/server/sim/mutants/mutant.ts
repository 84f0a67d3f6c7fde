/** Tools for planting bugs: read and rewrite what crosses a port, and reach the rows behind it. */
import type { Push, Pushed } from '@milepost/contract'
import type { Answer, HeldScan, OutboxStore, Settlement, Transport } from '@milepost/outbox'
import type { Plants } from '../plants.ts'

export interface Mutant {
  /** What somebody might have written. */
  readonly name: string
  readonly plants: Plants
}

export const mutant = (name: string, plants: Plants): Mutant => ({ name, plants })

/** A device that does something else with the answer to a push. */
export const answering = (
  change: (answer: Answer | undefined, sent: Push) => Answer | undefined,
): NonNullable<Plants['transport']> => {
  return (transport): Transport => ({
    ...transport,
    push: async (body) => change(await transport.push(body), JSON.parse(body) as Push),
  })
}

/** A device that settles otherwise than the answer says. */
export const settling = (
  change: (settlement: Settlement, scans: readonly HeldScan[]) => Settlement,
): NonNullable<Plants['outbox']> => {
  return (store, disk): OutboxStore => ({
    ...store,
    settle: (settlement) => store.settle(change(settlement, disk().outbox.scans())),
  })
}

/** A settlement that changes nothing by itself. */
export const nothing: Settlement = {
  at: 0,
  madeUnder: undefined,
  acked: [],
  setAside: [],
  ackedThrough: [],
  durableThrough: [],
  wanted: [],
  forgetBefore: 0,
}

export const pushedIn = (answer: Answer): Pushed | undefined =>
  answer.status === 200 && answer.text.includes('"verdicts":[{') ? parsed(answer.text) : undefined

/** An answer as the device would have liked it: every scan has this fate. */
export const allOf = (
  fate: 'accepted' | 'rejected',
  { batch, events, epochSeen, sentAt }: Push,
): Answer => ({
  status: 200,
  text: JSON.stringify({
    batch,
    epoch: epochSeen ?? 'unknown',
    verdicts: events.map(({ event }) => ({ id: event.id, fate, reason: 'schema' })),
    acceptedThrough: {},
    durableThrough: {},
    want: [],
    serverTime: sentAt,
    minApp: '0.0.0',
  }),
})

export const rewritten = (answer: Answer, change: (pushed: Pushed) => Pushed): Answer => {
  const pushed = pushedIn(answer)
  return pushed ? { ...answer, text: JSON.stringify(change(pushed)) } : answer
}

function parsed(text: string): Pushed | undefined {
  try {
    return JSON.parse(text) as Pushed
  } catch {
    // Cut off; the shipped code deals with it.
    return undefined
  }
}
