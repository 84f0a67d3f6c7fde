import type { HandedIn, HandIn, PushVerdict } from '@milepost/contract'
import { as } from '@milepost/domain'
import { expect, test } from 'vitest'
import { numbered } from './mint.ts'
import type { Answer } from './ports.ts'
import { memoryRelay, relayAll } from './relay.ts'
import { envelopeOf } from './rescue.ts'
import { scanDraft, testRandom } from './testing.ts'

const envelopes = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    envelopeOf(numbered(scanDraft(at + 1))({ epoch: as('epoch-1'), seq: at + 1 })),
  )

type Judge = (sent: HandIn['events'][number]) => PushVerdict['fate'] | 'unreadable'

/** A server that judges each scan by this, and refuses a batch with one it cannot read. */
function serverThat(judge: Judge) {
  const batches: HandIn['events'][] = []
  const handIn = async (body: string): Promise<Answer> => {
    const { batch, events } = JSON.parse(body) as HandIn
    batches.push(events)
    const fates = events.map((sent) => ({ id: sent.event.id, fate: judge(sent) }))
    if (fates.some(({ fate }) => fate === 'unreadable')) {
      const problem = { type: '/problems/invalid', status: 400, batch }
      return { status: 400, text: JSON.stringify(problem) }
    }
    const answer = { batch, verdicts: fates as HandedIn['verdicts'] }
    return { status: 200, text: JSON.stringify(answer) }
  }
  return { batches, handIn, random: testRandom() }
}

test('QR11: what is carried for others is handed in batch by batch, and forgotten once it is judged', async () => {
  const store = memoryRelay(envelopes(450))
  const server = serverThat(() => 'accepted')

  const verdicts = await relayAll({ ...server, store })

  expect(server.batches.map(({ length }) => length)).toEqual([200, 200, 50])
  expect(verdicts).toHaveLength(450)
  expect(store.held()).toEqual([])
})

test('QR11: without an answer, or with one that is about something else, nothing is forgotten', async () => {
  const others = [undefined, { status: 200, text: '<html>' }, { status: 502, text: '' }]
  for (const answer of others) {
    const store = memoryRelay(envelopes(3))

    await relayAll({ store, random: testRandom(), handIn: async () => answer })

    expect(store.held()).toEqual(envelopes(3))
  }
})

test('QR12: a number that a clone has taken is not: the scan goes under another count, with its id', async () => {
  const store = memoryRelay(envelopes(3))
  const server = serverThat(({ epoch, seq }) =>
    epoch === 'epoch-1' && seq > 1 ? 'fork' : 'accepted',
  )

  const verdicts = await relayAll({ ...server, store })

  expect(verdicts.map(({ fate }) => fate)).toEqual(['accepted', 'accepted', 'accepted'])
  const [, second = []] = server.batches
  expect(second.map(({ event, seq }) => [event.id, seq])).toEqual(
    envelopes(3)
      .slice(1)
      .map(({ event }, at) => [event.id, at + 1]),
  )
  expect(new Set(second.map(({ epoch }) => epoch)).size).toBe(1)
  expect(store.held()).toEqual([])
})

test('QR13: one that the server cannot read is kept, and holds up nothing behind it', async () => {
  const all = envelopes(9)
  const bad = all[4]
  const store = memoryRelay(all)
  const server = serverThat(({ seq }) => (seq === bad?.seq ? 'unreadable' : 'accepted'))

  const verdicts = await relayAll({ ...server, store })

  expect(verdicts).toHaveLength(8)
  expect(store.held()).toEqual([bad])
})

test('QR13: what the server defers is asked for once, and another time', async () => {
  const store = memoryRelay(envelopes(2))
  const server = serverThat(() => 'retry')

  await relayAll({ ...server, store })

  expect(server.batches).toHaveLength(1)
  expect(store.held()).toHaveLength(2)
})

test('QR13: a refusal about another batch is none', async () => {
  const store = memoryRelay(envelopes(2))
  const text = JSON.stringify({ type: '/problems/invalid', status: 400, batch: 'another' })
  let asked = 0
  const handIn = async () => {
    asked += 1
    return { status: 400, text }
  }

  await relayAll({ store, random: testRandom(), handIn })

  expect(asked).toBe(1)
  expect(store.held()).toHaveLength(2)
})
