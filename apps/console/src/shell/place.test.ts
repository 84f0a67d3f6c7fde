import { as, type DeviceId, type OrderId, type ReceiptId, type SiteId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { hrefOf, type Place, placeOf } from './place.ts'

test.each<Place>([
  { screen: 'board' },
  { screen: 'findings' },
  { screen: 'findings', verdict: 'not-synced-yet', step: 'handed-over' },
  { screen: 'concern', concern: 'late' },
  { screen: 'concern', concern: 'carrier-trouble' },
  { screen: 'order', order: as<OrderId>('o-1') },
  { screen: 'order', order: as<OrderId>('shop/7 & more') },
  { screen: 'find', text: '1Z 999?&=' },
  { screen: 'deliveries' },
  { screen: 'deliveries', site: as<SiteId>('reno') },
  { screen: 'deliveries', show: 'unannounced' },
  { screen: 'deliveries', site: as<SiteId>('reno'), show: 'stray-returns' },
  { screen: 'delivery', receipt: as<ReceiptId>('r-1/7') },
  { screen: 'devices' },
  { screen: 'devices', device: as<DeviceId>('d-1') },
  { screen: 'bin-labels' },
  { screen: 'enrol' },
  { screen: 'settings' },
])('an address leads back to its screen: %j', (place) => {
  expect(placeOf(hrefOf(place))).toEqual(place)
})

test('a text longer than the server takes is cut', () => {
  const place = placeOf(`/console/find#${'x'.repeat(300)}`)

  expect(place).toEqual({ screen: 'find', text: 'x'.repeat(200) })
})

test('L4: what is searched for is in no part of an address that a server is sent', () => {
  const address = new URL(hrefOf({ screen: 'find', text: 'Ada Byron' }), 'http://console')

  expect(address.pathname + address.search).toBe('/console/find')
})

test('a filter that nobody knows is left out', () => {
  const place = placeOf('/console/missed-scans?verdict=great&step=handed-over')

  expect(place).toEqual({ screen: 'findings', step: 'handed-over' })
})

test.each(['/console/nothing', '/console/orders/1/2', '/console/orders', '/console/devices/x'])(
  '%s is no screen, and says so',
  (path) => {
    expect(placeOf(path)).toEqual({ screen: 'lost', path })
  },
)

test('an address cut in the middle of a letter is an order nobody knows', () => {
  expect(placeOf('/console/orders/%E0%A4')).toEqual({ screen: 'order', order: '%E0%A4' })
})
