import type { BinList } from '@milepost/contract'
import { as, type OrderId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { site } from '../event-log/testing.ts'
import { signedInAs, warehouse } from '../testing.ts'

test('C1: the bins of a site are those that its work names, each once, as one walks', async () => {
  const house = await warehouse()
  const cookie = await signedInAs(house, 'supervisor')
  const product = (sku: string, bin?: string) =>
    house.eventLog.putReference(site, {
      collection: 'products',
      id: sku,
      doc: { sku, name: sku, ...(bin === undefined ? {} : { bin }) },
    })
  await product('a', 'A-10')
  await product('b', 'a-2')
  await product('c')
  const line = {
    line: as<never>('1'),
    sku: 'a',
    name: 'a',
    units: 1,
    picked: 0,
    short: 0,
    packed: 0,
  }
  await house.eventLog.putReference(site, {
    collection: 'orders',
    id: 'o-1',
    doc: {
      order: as<OrderId>('o-1'),
      reference: 'o-1',
      site,
      stage: 'ordered',
      placedAt: 0,
      promised: {},
      lines: [
        { ...line, bin: 'A-2' },
        { ...line, bin: 'B-1' },
      ],
      boxes: [],
    },
  })

  const answer = await house.app.request(`/v1/console/bins?site=${site}`, { headers: { cookie } })
  const stranger = await house.app.request(`/v1/console/bins?site=${site}`)

  const { bins } = (await answer.json()) as BinList
  expect(bins).toEqual(['A-2', 'A-10', 'B-1'])
  expect(stranger.status).toBe(401)
})
