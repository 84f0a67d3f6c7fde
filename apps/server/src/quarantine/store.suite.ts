/** What every store of decisions must do. */
import { as, type DeviceId } from '@milepost/domain'
import { expect, test } from 'vitest'
import type { Decision, DecisionStore } from './store.ts'

const dock = as<DeviceId>('dock')
const decision: Decision = {
  key: 'a',
  id: as('e-1'),
  device: dock,
  what: 'let-in',
  why: 'It was ours \0',
  by: as('u-1'),
  at: 10,
}

export function anyDecisionStore(emptyStore: () => Promise<DecisionStore>): void {
  test('the first decision stands', async () => {
    const store = await emptyStore()

    expect(await store.decide(decision)).toBe(true)
    expect(await store.decide({ ...decision, what: 'put-away', at: 11 })).toBe(false)

    expect(await store.allDecisions()).toEqual([decision])
  })

  test('a device is told of what was decided on its scans, the latest first', async () => {
    const store = await emptyStore()
    const { device: _device, ...nobodys } = decision
    await store.decide(decision)
    await store.decide({ ...decision, key: 'b', id: as('e-2'), at: 20 })
    await store.decide({ ...nobodys, key: 'c', id: as('e-3'), at: 30 })

    expect(await store.decidedOf(dock, 0, 10)).toEqual(['e-2', 'e-1'])
    expect(await store.decidedOf(dock, 10, 10)).toEqual(['e-2'])
    expect(await store.decidedOf(dock, 0, 1)).toEqual(['e-2'])
  })
}
