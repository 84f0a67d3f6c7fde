import { as } from '@milepost/domain'
import { expect, test } from 'vitest'
import { answered, bearer, joined, keyFor, scan, warehouse } from '../testing.ts'
import { latencies } from './latencies.ts'

test('M3: a monitor reads counts, times and sizes, and nothing about anybody', async () => {
  const house = await warehouse()
  const dock = await joined(house, 'Dock of Ada')
  await answered(
    house,
    dock,
    [1, 2, 4].map((seq) => scan(dock.device, seq)),
    {
      holding: { waiting: 5 },
    },
  )
  const key = await keyFor(house, ['metrics:read'])

  const answer = await house.app.request('/metrics', { headers: bearer(key) })
  const text = await answer.text()

  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  const values = Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(' ') as [string, string]),
  )
  expect(values).toMatchObject({
    'milepost_events': '3',
    'milepost_raw_payloads_waiting': '0',
    'milepost_findings_open{verdict="missed-scan"}': '0',
    'milepost_devices': '1',
    'milepost_devices_waiting': '1',
    'milepost_scans_waiting': '5',
    'milepost_push_seconds_count': '1',
    'milepost_push_seconds{quantile="0.99"}': '0',
    'milepost_ledger_difference': '0',
  })
  expect(text).not.toContain('Ada')
  expect(text).not.toContain(dock.device)
})

test('L2: without a key of its own, nobody reads them', async () => {
  const house = await warehouse()
  const shop = await keyFor(house, ['orders:write'])

  const answers = await Promise.all([
    house.app.request('/metrics'),
    house.app.request('/metrics', { headers: bearer(shop) }),
  ])

  expect(answers.map(({ status }) => status)).toEqual([401, 403])
})

test('M3: the age of the last backup is told, once there is one', async () => {
  const house = await warehouse()
  const { app, clock, deps } = await warehouse({
    facts: async () => ({ newest: 7, bytes: 4096, backedUpAt: house.clock.at - 90_000 }),
  })
  const key = await keyFor({ ...house, app, clock, deps }, ['metrics:read'])

  const text = await (await app.request('/metrics', { headers: bearer(key) })).text()

  expect(text).toContain('milepost_backup_age_seconds 90\n')
  expect(text).toContain('milepost_database_bytes 4096\n')
})

test('B3: scans that nothing accounts for are a number that a monitor can wake somebody by', async () => {
  const house = await warehouse()
  const odd = { made: 9, applied: 5, aside: 1, repeated: 0, pending: 0, lost: 0 }
  const { app, clock, deps } = await warehouse({
    ledgers: () => [
      { device: as('d-1'), ...odd, difference: 3 },
      { device: as('d-2'), ...odd, difference: 1 },
    ],
  })
  const key = await keyFor({ ...house, app, clock, deps }, ['metrics:read'])

  const text = await (await app.request('/metrics', { headers: bearer(key) })).text()

  expect(text).toContain('milepost_ledger_difference 4\n')
})

test('quantiles are of the latest requests, counts of all', () => {
  const times = latencies()
  expect(times.quantile(0.5)).toBeUndefined()

  for (let nth = 0; nth < 1000; nth += 1) times.took(1000)
  for (let nth = 1; nth <= 1000; nth += 1) times.took(nth)

  expect([times.quantile(0.5), times.quantile(0.99)]).toEqual([501, 991])
  expect([times.count(), times.sumMs()]).toEqual([2000, 1_500_500])
})
