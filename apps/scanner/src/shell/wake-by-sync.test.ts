import { expect, test } from 'vitest'
import type { SyncState } from '../sync/sync-state.ts'
import { wakeBySync } from './wake-by-sync.ts'

function page({
  isOnline = false,
  state = { kind: 'offline', waiting: 2 },
}: { readonly isOnline?: boolean; readonly state?: SyncState } = {}) {
  const asked: string[] = []
  const woken: string[] = []
  let say: ((event: { readonly data: unknown }) => void) | undefined
  let change = () => undefined as void
  const registered = { sync: { register: async (tag: string) => void asked.push(tag) } }
  wakeBySync({
    workers: {
      ready: Promise.resolve(registered as unknown as ServiceWorkerRegistration),
      addEventListener: (_kind: string, listener: unknown) => {
        say = listener as typeof say
      },
    },
    isOnline: () => isOnline,
    sync: {
      state: () => state,
      onChange: (listener) => {
        change = listener
        return () => undefined
      },
    },
    wake: () => woken.push('woken'),
  })
  return { asked, woken, say: (data: unknown) => say?.({ data }), change: () => change() }
}

const settled = async () => await Promise.resolve()

test('WS1: what waits without a network asks once to be woken, and again after it was', async () => {
  const floor = page()

  floor.change()
  floor.change()
  await settled()
  const before = [...floor.asked]
  floor.say('milepost-send')
  floor.change()
  await settled()

  expect(before).toEqual(['milepost-send'])
  expect(floor.woken).toEqual(['woken'])
  expect(floor.asked).toHaveLength(2)
})

test.each([
  ['the browser thinks that there is a network', { isOnline: true }],
  ['nothing waits', { state: { kind: 'offline', waiting: 0 } as SyncState }],
  ['all is sent', { state: { kind: 'all-sent' } as SyncState }],
])('WS2: nothing is asked while %s, and no other message wakes', async (_why, wish) => {
  const floor = page(wish)

  floor.change()
  await settled()
  floor.say('something else')

  expect([floor.asked, floor.woken]).toEqual([[], []])
})
