import { maxBatchBytes, type RefusalKind, wireVersion } from '@milepost/contract'
import { as, type EpochId } from '@milepost/domain'
import { assert, asyncProperty, constantFrom, array as arrayOf, nat } from 'fast-check'
import { expect, test } from 'vitest'
import { numbered } from './mint.ts'
import type { Answer } from './ports.ts'
import { step } from './step.ts'
import { hopeful } from './sync-memory.ts'
import { type Fault, scanDraft, testRandom } from './testing.ts'
import { asSent, changed, device, problem } from './testing/device.ts'

test('PU1: scans leave oldest first and are acked by verdict', async () => {
  const floor = device()
  await floor.scan(3)

  const [outcome] = await floor.steps(1)

  expect(outcome).toEqual({ kind: 'pushed', settled: 3, left: 1 })
  expect([...floor.server.events.values()].map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(floor.states()).toEqual(['acked', 'acked', 'acked', 'waiting'])
})

test('PU16: numbers that the server wants and that are nowhere here are told lost, with the next push, once', async () => {
  const floor = device()
  await floor.scan(1)
  const wanted = { epoch: as<EpochId>('wiped-epoch'), from: 4, to: 5 }
  floor.server.wants = [wanted]

  await floor.steps(1)
  floor.server.wants = []
  await floor.drain()
  await floor.scan(1)
  await floor.drain()

  const told = floor.server.pushes.flatMap(({ voids }) => voids ?? [])
  expect(told).toEqual([{ ...wanted, reason: 'wiped' }])
})

test('PU19: each push says how well the device keeps what is stored on it, once that is known', async () => {
  const floor = device()
  const storage = { keeping: 'while-room', isLow: true, freeBytes: 12_000_000 } as const
  const measured: (typeof storage)[] = []
  Object.assign(floor.ports, { storage: () => measured.at(-1) })
  await floor.scan(1)
  await floor.drain()
  const before = floor.server.pushes.length
  measured.push(storage)
  await floor.scan(1)

  await floor.drain()

  const told = floor.server.pushes.map((push) => push.storage)
  expect(told.slice(0, before)).toEqual(Array(before).fill(undefined))
  expect(told.slice(before)).toEqual([storage])
})

test('PU2: no more than 200 go at once', async () => {
  const floor = device()
  await floor.scan(450)

  await floor.drain()

  expect(floor.server.pushes.map(({ events }) => events.length)).toEqual([200, 200, 51])
  expect(floor.server.pushes[0]?.holding).toMatchObject({ waiting: 250 })
})

test.each<[string, Fault]>([
  ['a lost request', 'lost-request'],
  ['a lost answer', 'lost-answer'],
  ['a portal page', { instead: { status: 200, text: '<html>Please sign in</html>' } }],
  ['an empty answer', { instead: { status: 200, text: '' } }],
  ['a bare 200', { instead: { status: 200, text: '{}' } }],
  ["a proxy's 502", { instead: { status: 502, text: '<h1>Bad gateway</h1>' } }],
  ["a proxy's 401", { instead: { status: 401, text: '<h1>Who are you</h1>' } }],
  ["a proxy's 400", { instead: { status: 400, text: 'Bad request' } }],
  ['an answer for another batch', changed((json) => ({ ...json, batch: 'another-batch' }))],
  [
    'an answer that leaves a scan out',
    changed((json) => ({ ...json, verdicts: json.verdicts.slice(1) })),
  ],
  [
    'an answer that judges a scan twice',
    changed((json) => ({ ...json, verdicts: json.verdicts.map(() => json.verdicts[0]) })),
  ],
  [
    'an answer that judges a scan nobody sent',
    changed((json) => ({
      ...json,
      verdicts: [...json.verdicts, { id: 'stranger', fate: 'accepted' }],
    })),
  ],
  [
    'an unknown fate',
    changed((json) => ({ ...json, verdicts: json.verdicts.map((v) => ({ ...v, fate: 'fine' })) })),
  ],
])('PU3: %s changes nothing, and the scans are sent again', async (_what, fault) => {
  const floor = device()
  await floor.scan(2)
  floor.server.faults.push(fault)

  const [outcome] = await floor.steps(1)

  expect(outcome).toEqual({ kind: 'no-answer' })
  expect(floor.states()).toEqual(['waiting', 'waiting'])
  await floor.drain()
  expect(floor.server.events.size).toBe(3)
  expect(new Set(floor.states())).toEqual(new Set(['acked']))
})

test('PU3: an answer cut off at any byte changes nothing (field B13)', async () => {
  const floor = device()
  await floor.scan(1)
  const whole = JSON.stringify({ verdicts: [] }).length + 300
  for (let kept = 0; kept < whole; kept += 7) {
    floor.server.faults.push({
      answers: (real) => ({
        ...real,
        text: real.text.slice(0, Math.min(kept, real.text.length - 1)),
      }),
    })

    const [outcome] = await floor.steps(1, 60_000)

    expect(outcome).toEqual({ kind: 'no-answer' })
    expect(floor.states()).toEqual(['waiting'])
  }
})

test('PU4: after a lost answer the scans are duplicates to the server, and acked here', async () => {
  const floor = device()
  await floor.scan(2)
  floor.server.faults.push('lost-answer')

  await floor.drain()

  expect(floor.server.pushes.length).toBeGreaterThan(1)
  expect(floor.server.events.size).toBe(3)
  expect(new Set(floor.states())).toEqual(new Set(['acked']))
})

test('field B13: a scan made while a batch is on its way is not taken for sent with it', async () => {
  const floor = device()
  await floor.scan(2)
  let scanned: Promise<void> | undefined
  floor.server.faults.push({
    answers: (real) => {
      scanned = floor.scan(1)
      return real
    },
  })

  await floor.steps(1)
  await scanned

  expect(floor.states().filter((state) => state === 'acked')).toHaveLength(2)
  expect(floor.states().at(-1)).toBe('waiting')
  await floor.drain()
  expect(new Set(floor.states())).toEqual(new Set(['acked']))
  expect(floor.server.events.size).toBe(floor.states().length)
})

test('PU5: a poisoned scan is set aside in sight, and the others flow (field B15)', async () => {
  const floor = device()
  await floor.scan(3)
  floor.server.rejects = ({ seq }) => (seq === 2 ? 'schema' : undefined)

  await floor.drain()

  expect(floor.states()).toEqual(['acked', 'set-aside', 'acked', 'acked'])
  expect(floor.outbox.scans()[1]?.delivery).toMatchObject({ because: 'schema' })
})

test('PU6: the same id with another content is a conflict, set aside and kept', async () => {
  const floor = device()
  await floor.scan(1)
  const [held] = floor.outbox.scans()
  floor.server.hold({ ...asSent(held), seq: 99, hash: 'f'.repeat(64) })

  await floor.drain()

  expect(floor.outbox.scans()[0]?.delivery).toMatchObject({
    state: 'set-aside',
    because: 'conflict',
  })
})

test('PU7: a fork takes a new epoch, keeps the ids, and nothing is lost', async () => {
  const floor = device()
  await floor.scan(3)
  const ids = floor.outbox.scans().map(({ id }) => id)
  const [first] = floor.outbox.scans()
  floor.server.hold({ ...asSent(first), event: { id: as('clone-1'), kind: 'picked' } })

  await floor.drain()

  expect(floor.outbox.epoch()).not.toBe('epoch-1')
  expect(ids.every((id) => floor.server.events.has(id))).toBe(true)
  expect(floor.server.events.get(ids[0] ?? '')).toMatchObject({
    epoch: floor.outbox.epoch(),
    event: { scan: { epoch: 'epoch-1', seq: 1 } },
  })
})

test('PU8: a restored server gets acked and set-aside scans again', async () => {
  const floor = device()
  const empty = floor.server.snapshot()
  await floor.scan(3)
  floor.server.rejects = ({ seq }) => (seq === 2 ? 'schema' : undefined)
  await floor.drain()
  floor.server.restore(empty)
  await floor.scan(1)

  await floor.drain()

  expect(floor.server.events.size).toBe(4)
  expect(floor.server.quarantine.size).toBe(1)
})

test('PU18: counts that the server should hear of are told once, though nothing waits', async () => {
  const floor = device()
  await floor.drain()
  floor.keep({ ...floor.memory(), untold: true })

  const outcomes = await floor.steps(2)

  expect(outcomes).toEqual([{ kind: 'pushed', settled: 0, left: 0 }, { kind: 'idle' }])
  expect(floor.server.pushes.at(-1)?.events).toEqual([])
})

test('PU17: the first batch of a revoked device tells it so, and the others follow', async () => {
  const floor = device()
  await floor.scan(250)
  floor.server.rejects = () => 'device-revoked'

  const [first] = await floor.steps(1)
  const told = floor.memory().trouble
  const [second] = await floor.steps(1)

  expect([first, told]).toEqual([{ kind: 'pushed', settled: 200, left: 50 + 1 }, 'revoked'])
  expect(second).toMatchObject({ kind: 'pushed', left: 0 })
  expect(floor.memory().trouble).toBe('revoked')
})

test('PU8: a revoked device, which pulls nothing, notices a restore as well', async () => {
  const floor = device()
  const empty = floor.server.snapshot()
  await floor.scan(2)
  await floor.drain()
  floor.server.restore(empty)
  floor.ports.transport.pull = async () => problem('device-revoked')
  floor.clock.pass(60_000)

  const [refused] = await floor.steps(1)
  await floor.steps(2)

  expect(refused).toEqual({ kind: 'refused', trouble: 'revoked' })
  expect(floor.server.events.size).toBe(3)
})

test('PU8: a restore is noticed by a pull as well', async () => {
  const floor = device()
  const empty = floor.server.snapshot()
  await floor.scan(2)
  await floor.drain()
  floor.server.restore(empty)
  floor.clock.pass(60_000)

  const outcomes = await floor.drain()

  expect(outcomes.map(({ kind }) => kind)).toContain('pushed')
  expect(floor.server.events.size).toBe(3)
})

test('PU9: 413 halves the batch until it fits, then grows again', async () => {
  const floor = device()
  await floor.scan(40)
  const sizes: number[] = []
  const narrow = { ...floor.ports.transport }
  floor.ports.transport.push = async (body) => {
    const size = (JSON.parse(body) as { events: unknown[] }).events.length
    sizes.push(size)
    return size > 10 ? problem('too-large') : await narrow.push(body)
  }

  await floor.drain()

  expect(sizes.slice(0, 3)).toEqual([40, 20, 10])
  expect(floor.server.events.size).toBe(41)
})

test('PU9: one scan that is too large alone is set aside; a proxy that says so is not believed', async () => {
  const floor = device()
  const draft = scanDraft(1)
  const huge = { ...draft, scan: { ...draft.scan, raw: 'A'.repeat(maxBatchBytes) } }
  await floor.outbox.append(huge.id, numbered(huge))
  floor.server.faults.push({ instead: { status: 413, text: '<h1>Too large</h1>' } })
  floor.server.faults.push({ instead: problem('too-large') })

  const proxied = await floor.steps(1)
  const states = floor.states()
  await floor.steps(1, 60_000)

  expect(proxied).toEqual([{ kind: 'no-answer' }])
  expect(states).toEqual(['waiting'])
  expect(floor.outbox.scans()[0]?.delivery).toMatchObject({ because: 'too-large' })
})

test.each<[string, Answer]>([
  ['of another batch', problem('invalid', { batch: 'another-batch' })],
  ['of no batch', problem('invalid')],
  ['of a body cut on its way', problem('malformed')],
  ['for size, of a small batch', problem('too-large')],
])('PU10: a refusal %s sets nothing aside', async (_what, refusal) => {
  const floor = device()
  await floor.scan(1)
  floor.server.faults.push({ instead: refusal })

  const outcomes = await floor.steps(1)

  expect(outcomes).toEqual([{ kind: 'no-answer' }])
  expect(floor.states()).toEqual(['waiting'])
})

test('PU10: a batch the server cannot read is halved until the one it cannot read stands alone', async () => {
  const floor = device()
  await floor.scan(9)
  const real = floor.ports.transport.push
  floor.ports.transport.push = async (body) => {
    const { batch, events } = JSON.parse(body) as { batch: string; events: { seq: number }[] }
    return events.some(({ seq }) => seq === 6) ? problem('invalid', { batch }) : await real(body)
  }

  await floor.drain()

  expect(floor.states().filter((state) => state !== 'acked')).toEqual(['set-aside'])
  expect(floor.server.events.size).toBe(9)
})

test.each<[RefusalKind, string]>([
  ['unknown-device', 'unknown-device'],
  ['device-revoked', 'revoked'],
  ['unsupported-version', 'app-too-old'],
  ['server-too-old', 'server-too-old'],
])('PU11: %s keeps every scan and asks for a person', async (kind, trouble) => {
  const floor = device()
  await floor.scan(2)
  floor.server.faults.push({ instead: problem(kind) })

  const [outcome] = await floor.steps(1)

  expect(outcome).toEqual({ kind: 'refused', trouble })
  expect(floor.memory().trouble).toBe(trouble)
  expect(floor.states()).toEqual(['waiting', 'waiting'])
  await floor.drain()
  expect(floor.memory().trouble).toBeUndefined()
})

test('PU20: an app that is too old for new work is told so, and sends on without a rest', async () => {
  const floor = device()
  floor.ports.transport.pull = async () => problem('app-too-old')
  const [told] = await floor.steps(1)
  await floor.scan(2)

  const next = await step(floor.ports, floor.memory())

  expect(told).toEqual({ kind: 'refused', trouble: 'app-too-old' })
  expect(floor.memory().trouble).toBe('app-too-old')
  expect(next.outcome).toMatchObject({ kind: 'pushed', settled: 2 })
})

test('PU20: what it sends tells it as well, until it is new enough', async () => {
  const floor = device()
  await floor.scan(1)
  floor.server.faults.push(changed((json) => ({ ...json, minApp: '2.0.0' })))

  await floor.steps(1)
  const before = floor.memory().trouble
  await floor.scan(1)
  await floor.steps(1)

  expect(before).toBe('app-too-old')
  expect(floor.memory().trouble).toBeUndefined()
  expect(new Set(floor.states())).toEqual(new Set(['acked']))
})

test('PL5: a device says which wire it speaks and which app it is', async () => {
  const floor = device()
  const asked: Readonly<Record<string, string>>[] = []
  const { transport } = floor.ports
  floor.ports.transport = {
    ...transport,
    pull: async (query) => {
      asked.push(query)
      return await transport.pull(query)
    },
  }

  await floor.drain()

  expect(asked[0]).toMatchObject({ v: String(wireVersion), app: '1.0.0' })
})

test.each([429, 503])(
  'PU12: %i rests as long as asked, even when there is hope',
  async (status) => {
    const floor = device()
    await floor.scan(1)
    floor.server.faults.push({ instead: { status, text: '', retryAfter: '20' } })

    const { memory, outcome, againInMs } = await step(floor.ports, floor.memory())
    const early = await step(floor.ports, hopeful(memory))

    expect(outcome).toEqual({ kind: 'busy' })
    expect(againInMs).toBeGreaterThanOrEqual(20_000)
    expect(early.outcome).toEqual({ kind: 'resting' })
  },
)

test('PU12: a date in retry-after counts as well', async () => {
  const floor = device()
  await floor.scan(1)
  const retryAfter = new Date(floor.clock.now() + 90_000).toUTCString()
  floor.server.faults.push({ instead: { status: 503, text: '', retryAfter } })

  const { againInMs } = await step(floor.ports, floor.memory())

  expect(againInMs).toBeGreaterThan(88_000)
  expect(againInMs).toBeLessThan(92_000)
})

test('PU13: rests are random up to a doubling bound of one minute, and hope ends them', async () => {
  const floor = device()
  await floor.scan(1)
  const rests: number[] = []
  for (let n = 0; n < 12; n++) {
    floor.server.faults.push('lost-request')
    const { memory, againInMs } = await step(floor.ports, floor.memory())
    floor.keep(memory)
    rests.push(againInMs)
    floor.clock.pass(againInMs)
  }

  for (const [n, rest] of rests.entries())
    expect(rest).toBeLessThanOrEqual(Math.min(60_000, 1000 * 2 ** n))
  expect(new Set(rests).size).toBeGreaterThan(6)
  floor.server.faults.push('lost-request')
  await floor.steps(1)
  floor.keep(hopeful(floor.memory()))
  expect((await floor.steps(1))[0]?.kind).toBe('pushed')
  expect(floor.memory().failures).toBe(0)
})

test('PU14: on a link that fails again and again, batches get smaller', async () => {
  const floor = device()
  await floor.scan(200)
  floor.server.faults.push('lost-request', 'lost-request', 'lost-request')

  for (let n = 0; n < 4; n++) await floor.steps(1, 60_000)

  expect(floor.server.pushes.map(({ events }) => events.length)).toEqual([50])
})

test('PU15: what the server cannot store now stays, and is tried slower and slower', async () => {
  const floor = device()
  await floor.scan(1)
  floor.server.defers = ({ event }) => event.kind === 'picked'

  const first = await step(floor.ports, floor.memory())
  floor.keep(first.memory)
  await floor.steps(6, 60_000)

  expect(first.outcome).toMatchObject({ kind: 'pushed', settled: 0 })
  expect(floor.states()).toContain('waiting')
  floor.server.defers = () => false
  await floor.drain()
  expect(floor.states()).not.toContain('waiting')
})

test('PL1: work comes after the scans, page and cursor together', async () => {
  const floor = device()
  floor.server.changes = [
    { collection: 'products', id: 'sku-1', doc: { sku: 'sku-1', name: 'Mug' } },
    { collection: 'products', id: 'sku-2', doc: null },
  ]
  await floor.scan(1)

  const outcomes = await floor.drain()

  expect(outcomes.map(({ kind }) => kind)).toEqual(['pushed', 'pushed', 'pulled'])
  expect([...floor.work.docs.keys()]).toEqual(['products/sku-1', 'products/sku-2'])
  expect((await floor.work.mark()).cursor).toBe(2)
})

test('PL2: what a newer server sends and this app cannot read is left out', async () => {
  const floor = device()
  const robot = { collection: 'robots', id: 'r1', doc: {} } as never
  floor.server.changes = [robot, { collection: 'products', id: 's', doc: { sku: 's', name: 'S' } }]

  await floor.drain()

  expect([...floor.work.docs.keys()]).toEqual(['products/s'])
})

test('PL4: a page that answers another question is no answer', async () => {
  const floor = device()
  floor.server.changes = [{ collection: 'products', id: 'p-1', doc: null }]
  floor.server.faults.push(changed((json) => ({ ...json, ask: 'of another device' })))

  const [outcome] = await floor.steps(1)

  expect(outcome).toEqual({ kind: 'no-answer' })
  expect(floor.work.docs.size).toBe(0)
  expect((await floor.work.mark()).cursor).toBe(0)
})

test('PL3: nothing is pulled while a scan may be stored without our knowing', async () => {
  const floor = device()
  await floor.scan(1)
  floor.server.faults.push('lost-answer')
  floor.server.changes = [{ collection: 'products', id: 's', doc: { sku: 's', name: 'S' } }]

  await floor.steps(1)

  expect(floor.work.docs.size).toBe(0)
  const outcomes = await floor.drain()
  expect(outcomes.at(-1)?.kind).toBe('pulled')
})

test('SY1: whatever the network does, every scan ends up on the server once', async () => {
  const faults: readonly Fault[] = [
    'lost-request',
    'lost-answer',
    { instead: { status: 200, text: '<html>' } },
    { instead: { status: 503, text: '', retryAfter: '3' } },
    { answers: (real) => ({ ...real, text: real.text.slice(0, -9) }) },
  ]
  await assert(
    asyncProperty(
      arrayOf(constantFrom('scan', 'fault', 'step', 'restore', 'jump', 'clone'), { maxLength: 40 }),
      nat(),
      async (moves, seed) => {
        const floor = device({ seed })
        const random = testRandom(seed)
        const before = floor.server.snapshot()
        for (const move of moves) {
          if (move === 'scan') await floor.scan(1 + ((random(1)[0] ?? 0) % 5))
          if (move === 'fault')
            floor.server.faults.push(faults[(random(1)[0] ?? 0) % 5] ?? 'lost-answer')
          if (move === 'step') await floor.steps(1, 1000)
          if (move === 'restore') floor.server.restore(before)
          if (move === 'jump') floor.clock.restart()
          if (move === 'clone') floor.steal(floor.outbox.epoch())
        }
        floor.server.faults.length = 0
        // A restore shows only in an answer, and what it took back is sent after it.
        await floor.drain()
        await floor.scan(1)
        await floor.drain()

        const made = floor.outbox.scans()
        expect(made.every(({ delivery }) => delivery.state === 'acked')).toBe(true)
        expect(made.every(({ id, hash }) => floor.server.events.get(id)?.hash === hash)).toBe(true)
      },
    ),
    { numRuns: 150, seed: 7 },
  )
})
