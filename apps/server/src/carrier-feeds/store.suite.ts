/** What every store of raw payloads must do. */
import { expect, test } from 'vitest'
import type { CarrierFeedStore, KeptPayload } from './store.ts'

const payload = (sha256: string, receivedAt: number): KeptPayload => ({
  feed: 'easypost',
  sha256,
  receivedAt,
  headers: { 'x-hmac-signature': 'abc' },
  bytes: new Uint8Array([0, 255, 10]),
})

export function anyCarrierFeedStore(emptyStore: () => Promise<CarrierFeedStore>): void {
  test('the same bytes are kept once, and their feed is heard each time', async () => {
    const store = await emptyStore()

    const kept = await Promise.all([
      store.keep(payload('one', 10)),
      store.keep(payload('one', 10)),
      store.keep(payload('two', 10)),
    ])

    expect(kept.filter(Boolean)).toHaveLength(2)
    expect(await store.health()).toEqual([{ feed: 'easypost', lastReceivedAt: 10, received: 3 }])
  })

  test('what waits is told oldest first, byte for byte, when it is due', async () => {
    const store = await emptyStore()
    await store.keep(payload('later', 20))
    await store.keep(payload('first', 10))
    expect(await store.nextDueAt()).toBe(10)
    expect(await store.waiting(9, 5)).toEqual([])

    const [first, ...others] = await store.waiting(20, 1)

    expect(others).toEqual([])
    expect(first).toMatchObject({ feed: 'easypost', tries: 0 })
    expect([...(first?.bytes ?? [])]).toEqual([0, 255, 10])
  })

  test('a payload is done, put off, or failed for a person to see', async () => {
    const store = await emptyStore()
    for (const sha256 of ['a', 'b', 'c']) await store.keep(payload(sha256, 10))
    const [a, b, c] = (await store.waiting(10, 5)).map(({ id }) => id)

    await store.markDone(a ?? 0)
    await store.putOff(b ?? 0, 'busy', 500)
    await store.markFailed(c ?? 0, 'unreadable')

    expect(await store.nextDueAt()).toBe(500)
    expect(await store.backlog()).toEqual({ waiting: 1, failed: 1 })
    expect(await store.waiting(500, 5)).toMatchObject([{ id: b, tries: 1 }])
    expect(await store.failed(5)).toEqual([{ id: c, feed: 'easypost', reason: 'unreadable' }])
  })
}
