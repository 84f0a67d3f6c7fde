/** Bugs in how scans leave a device that cannot send, and in how whoever takes them in hands them on. */
import { type HandIn, hashOf } from '@milepost/contract'
import { type HeldScan, newEpochId, newEventId, type OutboxStore } from '@milepost/outbox'
import { type Mutant, mutant, nothing } from './mutant.ts'

export const rescueMutants: readonly Mutant[] = [
  mutant('hands scans out without the numbers they have', {
    handsOut: (scans, _disk, random) => {
      const epoch = newEpochId(random)
      return scans.map((held, at) => ({ ...held, epoch, seq: at + 1 }))
    },
  }),
  mutant('takes what it handed out for sent', {
    handsOut: (scans, { outbox }) => {
      void takenForSent(outbox, scans)
      return scans
    },
  }),
  mutant('takes rescued scans for scans of its own', {
    takesIn: (envelopes, { outbox }) => {
      for (const { hash, event } of envelopes)
        void outbox.append(event.id, (place) => ({
          ...place,
          id: event.id,
          hash,
          event: event as never,
          delivery: { state: 'waiting' },
        }))
      return []
    },
  }),
  mutant('gives rescued scans ids of its own', {
    takesIn: (envelopes, _disk, random) =>
      envelopes.map((envelope) => {
        const event = { ...envelope.event, id: newEventId(0, random) }
        return { ...envelope, event, hash: hashOf(event) }
      }),
  }),
  mutant('forgets what it carries before the server has it', {
    relay: (store) => ({
      ...store,
      look: async (most, passed) => {
        const envelopes = await store.look(most, passed)
        await store.settle({ done: envelopes.map(({ event }) => event.id), renumbered: [] })
        return envelopes
      },
    }),
  }),
  mutant('takes every 200 for a verdict on what it carries', {
    handIn: (handIn) => async (body) => {
      const answer = await handIn(body)
      if (answer?.status !== 200) return answer
      const { batch, events } = JSON.parse(body) as HandIn
      const verdicts = events.map(({ event: { id } }) => ({ id, fate: 'accepted' }))
      return { status: 200, text: JSON.stringify({ batch, verdicts }) }
    },
  }),
  mutant('drops a rescued scan whose number is taken', {
    relay: (store) => ({
      ...store,
      settle: ({ done, renumbered }) =>
        store.settle({
          done: [...done, ...renumbered.map(({ event }) => event.id)],
          renumbered: [],
        }),
    }),
  }),
]

async function takenForSent(outbox: OutboxStore, scans: readonly HeldScan[]): Promise<void> {
  const { serverEpoch } = await outbox.look(0)
  await outbox.settle({ ...nothing, madeUnder: serverEpoch, acked: scans.map(({ id }) => id) })
}
