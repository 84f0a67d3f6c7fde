/** Bugs a device could have had: what it keeps, numbers, settles and forgets. */
import { newEventId, type OutboxStore, step } from '@milepost/outbox'
import { type Mutant, mutant, nothing, settling } from './mutant.ts'

const sevenDays = 7 * 24 * 3_600_000

export const deviceMutants: readonly Mutant[] = [
  mutant('takes scans out of the queue before they are sent', {
    outbox: (store): OutboxStore => ({
      ...store,
      look: async (most) => {
        const outlook = await store.look(most)
        const acked = outlook.batch.map(({ id }) => id)
        await store.settle({ ...nothing, madeUnder: outlook.serverEpoch, acked })
        return outlook
      },
    }),
  }),
  mutant('mints a new id each time a save is tried again', {
    retried: (draft, { random }) => ({ ...draft, id: newEventId(draft.at, random) }),
  }),
  mutant('reads the next number outside the transaction', {
    outbox: (store): OutboxStore => ({
      ...store,
      append: async (id, make) => {
        const { epochs } = await store.look(0)
        const made = new Map(epochs.map((count) => [count.epoch, count.made]))
        return await store.append(id, ({ epoch }) =>
          make({ epoch, seq: (made.get(epoch) ?? 0) + 1 }),
        )
      },
    }),
  }),
  mutant('acks by number: whatever lies below what the server has', {
    outbox: settling((settlement, scans) => {
      const through = new Map(settlement.ackedThrough.map(({ epoch, seq }) => [epoch, seq]))
      const below = scans.filter(({ epoch, seq }) => seq <= (through.get(epoch) ?? 0))
      return { ...settlement, acked: [...settlement.acked, ...below.map(({ id }) => id)] }
    }),
  }),
  mutant('deletes on ack, so that a restored server cannot be healed', {
    outbox: settling((settlement) => ({ ...settlement, forgetBefore: Infinity })),
  }),
  mutant('judges the age of acked scans by its own clock', {
    outbox: (store, _disk, clock): OutboxStore => ({
      ...store,
      settle: async (settlement) =>
        await store.settle({
          ...settlement,
          at: clock.now(),
          forgetBefore: clock.now() - sevenDays,
        }),
    }),
  }),
  mutant('does not send set-aside scans again after a restore', {
    outbox: (store, disk): OutboxStore => ({
      ...store,
      settle: async (settlement) => {
        const aside = disk()
          .outbox.scans()
          .flatMap(({ id, delivery }) =>
            delivery.state === 'set-aside' ? [{ id, because: delivery.because }] : [],
          )
        const isTaken = await store.settle(settlement)
        const madeUnder = settlement.serverEpoch ?? settlement.madeUnder
        if (isTaken) await store.settle({ ...nothing, madeUnder, setAside: aside })
        return isTaken
      },
    }),
  }),
  mutant("ignores a new epoch of the server's", {
    outbox: settling(({ serverEpoch, ...settlement }) =>
      settlement.madeUnder === undefined && serverEpoch !== undefined
        ? { ...settlement, serverEpoch }
        : settlement,
    ),
  }),
  mutant('keeps a forked number', {
    outbox: settling(({ renumber: _fork, ...settlement }) => settlement),
  }),
  mutant('takes a fork for an ack', {
    outbox: settling((settlement) => ({
      ...settlement,
      acked: [...settlement.acked, ...(settlement.renumber?.scans ?? []).map(({ id }) => id)],
    })),
  }),
  mutant('renumbers everything that waits when one scan forks', {
    outbox: settling((settlement, scans) => {
      const waiting = scans.filter(({ delivery }) => delivery.state === 'waiting')
      const { renumber } = settlement
      return renumber ? { ...settlement, renumber: { ...renumber, scans: waiting } } : settlement
    }),
  }),
  mutant('numbers a scan anew each time its fork is told', {
    outbox: settling((settlement, scans) => {
      const { renumber } = settlement
      if (!renumber) return settlement
      const ids = new Set(renumber.scans.map(({ id }) => id))
      return {
        ...settlement,
        renumber: { ...renumber, scans: scans.filter(({ id }) => ids.has(id)) },
      }
    }),
  }),
  mutant('leaves a poisoned scan at the head of the queue', {
    outbox: settling((settlement) => ({ ...settlement, setAside: [] })),
  }),
  mutant('throws a refused scan away', {
    outbox: settling((settlement) => ({
      ...settlement,
      setAside: [],
      acked: [...settlement.acked, ...settlement.setAside.map(({ id }) => id)],
    })),
  }),
  mutant('gives up after six tries', {
    step: async (ports, memory) => {
      const stepped = await step(ports, memory)
      return stepped.memory.failures > 6
        ? { ...stepped, memory: { ...stepped.memory, rest: never } }
        : stepped
    },
  }),
  mutant('rests for as long as anybody asks', {
    step: async (ports, memory) => {
      const stepped = await step(ports, memory)
      return stepped.outcome.kind === 'busy'
        ? { ...stepped, memory: { ...stepped.memory, rest: never } }
        : stepped
    },
  }),
  mutant('drops what waits when it learns that it is revoked', {
    step: async (ports, memory) => {
      const stepped = await step(ports, memory)
      const isRevoked = stepped.outcome.kind === 'refused' && stepped.outcome.trouble === 'revoked'
      if (isRevoked) await dropAll(ports.outbox)
      return stepped
    },
  }),
  mutant('drops what waits when its key is not known any more', {
    step: async (ports, memory) => {
      const stepped = await step(ports, memory)
      if (stepped.memory.trouble === 'unknown-device') await dropAll(ports.outbox)
      return stepped
    },
  }),
  mutant('saves the cursor before the page', {
    work: (store) => ({
      ...store,
      apply: async (page) => {
        const isTaken = await store.apply({ ...page, changes: [] })
        if (!isTaken) return false
        return await store.apply({
          ...page,
          startOver: false,
          after: { ...page.after, cursor: page.cursor },
        })
      },
    }),
  }),
  mutant('keeps its cursor when it must begin anew', {
    work: (store) => ({
      ...store,
      apply: (page) =>
        store.apply(
          page.startOver ? { ...page, startOver: false, cursor: page.after.cursor } : page,
        ),
    }),
  }),
  mutant('takes scans out of the second medium when they were sent, not when they were acked', {
    trims: 'when-sent',
  }),
  mutant('goes on with its session when the wall clock jumps', {
    clock: (clock) => {
      const session = clock.session()
      return { ...clock, session: () => session }
    },
  }),
]

const never = { until: Infinity, because: 'asked' } as const

async function dropAll(outbox: OutboxStore): Promise<void> {
  const { batch, serverEpoch } = await outbox.look(1000)
  await outbox.settle({ ...nothing, madeUnder: serverEpoch, acked: batch.map(({ id }) => id) })
}
