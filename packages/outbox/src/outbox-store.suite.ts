/** What every outbox store must do; each store's own test calls this with a way to make one. */
import type { EpochId, EventId, SessionId } from '@milepost/domain'
import { describe, expect, test } from 'vitest'
import type { OutboxStore } from './ports.ts'
import type { HeldScan } from './held-scan.ts'
import type { Settlement } from './settlement.ts'
import { scanDraft } from './testing.ts'
import { numbered } from './mint.ts'

export interface StoreUnderTest extends OutboxStore {
  all(): Promise<readonly HeldScan[]>
}

export function outboxStoreSuite(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`outbox store: ${name}`, () => {
    test('OB1: numbers are 1, 2, 3 within an epoch', async () => {
      const store = await open()

      const made = await inTurn([1, 2, 3], (n) => scanned(store, n))

      expect(made.map(({ seq }) => seq)).toEqual([1, 2, 3])
      expect(new Set(made.map(({ epoch }) => epoch)).size).toBe(1)
    })

    test('OB1: a scan saved again under its id keeps its row and takes no number', async () => {
      const store = await open()
      const first = await scanned(store, 1)

      const again = await scanned(store, 1)
      const next = await scanned(store, 2)

      expect(again).toEqual(first)
      expect(next.seq).toBe(2)
    })

    test('OB2: what waits comes oldest first, and no more than asked', async () => {
      const store = await open()
      await inTurn([1, 2, 3], (n) => scanned(store, n))

      const outlook = await store.look(2)

      expect(outlook.batch.map(({ seq }) => seq)).toEqual([1, 2])
      expect(outlook.waiting).toBe(3)
      expect(outlook.epochs).toMatchObject([{ made: 3, ackedThrough: 0 }])
    })

    test('OB3: acked scans stay, set-aside scans stay in sight, neither is sent again', async () => {
      const store = await open()
      const [one, two, three] = await inTurn([1, 2, 3], (n) => scanned(store, n))

      await store.settle({
        ...nothing,
        serverEpoch: 'E1',
        acked: [one?.id ?? none],
        setAside: [{ id: two?.id ?? none, because: 'schema' }],
      })

      const states = (await store.all()).map(({ delivery }) => delivery.state)
      expect(states).toEqual(['acked', 'set-aside', 'waiting'])
      expect((await store.look(9)).batch.map(({ id }) => id)).toEqual([three?.id])
    })

    test('OB3: a set-aside scan on which a person has decided needs nobody here; no other is touched', async () => {
      const store = await open()
      const [one, two] = await inTurn([1, 2], (n) => scanned(store, n))
      const ids = [one?.id ?? none, two?.id ?? none, none]
      await store.settle({
        ...nothing,
        serverEpoch: 'E1',
        setAside: [{ id: one?.id ?? none, because: 'schema' }],
      })

      await store.settle({ ...nothing, madeUnder: 'E1', decided: ids })

      const states = (await store.all()).map(({ delivery }) => delivery.state)
      expect(states).toEqual(['acked', 'waiting'])
    })

    test('OB4: an answer made under another server epoch changes nothing', async () => {
      const store = await open()
      const { id } = await scanned(store, 1)
      await store.settle({ ...nothing, serverEpoch: 'E2' })

      const taken = await store.settle({ ...nothing, serverEpoch: 'E1', acked: [id] })

      expect(taken).toBe(false)
      expect(await store.look(9)).toMatchObject({ waiting: 1, serverEpoch: 'E2' })
    })

    test('OB5: a new server epoch makes acked and set-aside scans wait again', async () => {
      const store = await open()
      const [one, two] = await inTurn([1, 2, 3], (n) => scanned(store, n))
      await store.settle({
        ...nothing,
        serverEpoch: 'E1',
        acked: [one?.id ?? none],
        setAside: [{ id: two?.id ?? none, because: 'schema' }],
        ackedThrough: [{ epoch: one?.epoch ?? ('' as EpochId), seq: 2 }],
      })

      await store.settle({ ...nothing, madeUnder: 'E1', serverEpoch: 'E2' })

      const outlook = await store.look(9)
      expect(outlook).toMatchObject({ waiting: 3, serverEpoch: 'E2' })
      expect(outlook.epochs).toMatchObject([{ made: 3, ackedThrough: 0 }])
    })

    test('OB6: a fork moves only the forked scans to a new epoch and keeps their ids', async () => {
      const store = await open()
      const [one, two, three] = await inTurn([1, 2, 3], (n) => scanned(store, n))
      const ids = [one?.id ?? none, three?.id ?? none]

      const forked = [one, three].flatMap((scan) => scan ?? [])
      await store.settle({ ...nothing, renumber: { scans: forked, as: 'fresh' as EpochId } })
      const four = await scanned(store, 4)

      const placed = (await store.all()).filter(({ epoch }) => epoch === 'fresh')
      expect(placed.map(({ id, seq }) => [id, seq])).toEqual([
        [ids[0], 1],
        [ids[1], 2],
        [four.id, 3],
      ])
      expect(placed[0]?.hash).toBe(one?.hash)
      expect((await store.all()).find(({ id }) => id === two?.id)).toEqual(two)
    })

    test('OB6: a later fork in the shared epoch joins the current one', async () => {
      const store = await open()
      const [one, two] = await inTurn([1, 2], (n) => scanned(store, n))
      const renumber = (scan: HeldScan | undefined, as: string) => ({
        ...nothing,
        renumber: { scans: scan ? [scan] : [], as: as as EpochId },
      })

      await store.settle(renumber(one, 'fresh'))
      await store.settle(renumber(two, 'unused'))

      const epochs = (await store.all()).map(({ epoch, seq }) => [epoch, seq])
      expect(epochs).toEqual([
        ['fresh', 1],
        ['fresh', 2],
      ])
    })

    test('OB6: a scan that another tab has numbered anew since it was sent keeps that number', async () => {
      const store = await open()
      const one = await scanned(store, 1)
      const fork = (as: string) => ({
        ...nothing,
        renumber: { scans: [one], as: as as EpochId },
      })

      await store.settle(fork('fresh'))
      await store.settle(fork('fresher'))

      expect(await store.all()).toMatchObject([{ id: one.id, epoch: 'fresh', seq: 1 }])
      expect((await store.look(9)).epochs).not.toContainEqual(
        expect.objectContaining({ epoch: 'fresher' }),
      )
    })

    test('OB7: numbers the server misses wait again when they were acked', async () => {
      const store = await open()
      const [one, two] = await inTurn([1, 2], (n) => scanned(store, n))
      await store.settle({ ...nothing, acked: [one?.id ?? none, two?.id ?? none] })

      const epoch = one?.epoch ?? ('' as EpochId)
      await store.settle({ ...nothing, wanted: [{ epoch, from: 2, to: 5 }] })

      expect((await store.look(9)).batch.map(({ id }) => id)).toEqual([two?.id])
    })

    test('OB10: wanted numbers that no scan here has are lost, and why is known', async () => {
      const store = await open()
      const [one] = await inTurn([1, 2], (n) => scanned(store, n))
      const epoch = one?.epoch ?? ('none' as EpochId)
      const elsewhere = 'wiped-epoch' as EpochId
      await store.settle({
        ...nothing,
        serverEpoch: 'E1',
        acked: [one?.id ?? none],
        ackedThrough: [{ epoch, seq: 1 }],
        durableThrough: [{ epoch, seq: 1 }],
        forgetBefore: Number.MAX_SAFE_INTEGER,
      })

      const lost = await store.lacks([
        { epoch, from: 1, to: 2 },
        { epoch: elsewhere, from: 3, to: 9 },
      ])

      expect(lost).toEqual([
        { epoch, from: 1, to: 1, reason: 'forgotten' },
        { epoch: elsewhere, from: 3, to: 9, reason: 'wiped' },
      ])
    })

    test('OB8: only what is acked, durable and old is forgotten', async () => {
      const store = await open()
      const [one, two, three] = await inTurn([1, 2, 3], (n) => scanned(store, n))
      const epoch = one?.epoch ?? ('' as EpochId)
      const acked = [one?.id ?? none, two?.id ?? none]
      await store.settle({ ...nothing, at: 100, acked, durableThrough: [{ epoch, seq: 1 }] })

      await store.settle({ ...nothing, at: 200, forgetBefore: 150 })

      expect((await store.all()).map(({ id }) => id)).toEqual([two?.id, three?.id])
      expect((await store.look(9)).epochs).toMatchObject([{ made: 3 }])
    })

    test('OB9: sessions scanned without a known offset are named until their clock is fixed', async () => {
      const store = await open()
      await scanned(store, 1)

      const before = (await store.look(9)).unfixedSessions
      const fix = scanDraft(2, {
        kind: 'clock-fixed',
        subject: {},
        body: { session: before[0] ?? ('' as SessionId), offset: 5, error: 1 },
        how: 'manual',
        raw: '',
      })
      await store.append(fix.id, numbered({ ...fix, scan: { ...fix.scan, clock: knowing(fix) } }))

      expect(before).toEqual([fix.scan.clock.session])
      expect((await store.look(9)).unfixedSessions).toEqual([])
    })
  })
}

const none = '' as EventId
const nothing: Settlement = {
  at: 0,
  madeUnder: undefined,
  acked: [],
  setAside: [],
  ackedThrough: [],
  durableThrough: [],
  wanted: [],
  forgetBefore: 0,
}

function knowing(draft: ReturnType<typeof scanDraft>) {
  return { ...draft.scan.clock, offset: 5, error: 1, age: 0 }
}

async function scanned(store: OutboxStore, n: number): Promise<HeldScan> {
  const draft = scanDraft(n)
  return await store.append(draft.id, numbered(draft))
}

async function inTurn<Of, Made>(
  all: readonly Of[],
  make: (one: Of) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = []
  for (const one of all) made.push(await make(one))
  return made
}
