/** Which scans a site makes, said at the console. */
import type { FindingPage, SiteList } from '@milepost/contract'
import type { OptionalScan } from '@milepost/domain'
import { at, bound, itemPacked, loaded, packed, placed } from '@milepost/domain/testing'
import { expect, test } from 'vitest'
import { batchOf, site } from '../event-log/testing.ts'
import { asJson, origin, problemIn, signedInAs, warehouse, type Warehouse } from '../testing.ts'

const denver = { site, name: 'Denver', zone: 'America/Denver', stations: [] }

/** A box that was packed straight from the shelf and has left. */
async function smallShop(): Promise<{
  readonly floor: Warehouse
  readonly say: (more: { readonly neverScans?: readonly string[] }) => Promise<Response>
  readonly sites: () => Promise<SiteList['sites']>
  readonly open: () => Promise<readonly string[]>
}> {
  const wakes: (() => Promise<number>)[] = []
  const floor = await warehouse({ wake: () => void wakes.push(judge) })
  const judge = () => floor.eventLog.judge(floor.clock.at)
  floor.clock.at = at('18:00')
  const headers = { cookie: await signedInAs(floor, 'admin'), origin }
  const day = [
    placed('08:00', { site }),
    itemPacked('09:05'),
    packed('09:10'),
    bound('09:12'),
    loaded('16:50'),
  ]
  await floor.eventLog.append(batchOf(day, '17:00'))
  const asked = async <Answer>(path: string): Promise<Answer> => {
    const answer = await floor.app.request(path, { headers })
    return (await answer.json()) as Answer
  }
  return {
    floor,
    say: async (more) => {
      const body = asJson({ ...denver, ...more }, headers)
      const answer = await floor.app.request('/v1/console/sites', { ...body, method: 'PUT' })
      for (const run of wakes.splice(0)) await run()
      return answer
    },
    sites: async () => (await asked<SiteList>('/v1/console/sites')).sites,
    open: async () =>
      (await asked<FindingPage>('/v1/console/findings')).rows.map(({ step }) => step),
  }
}

const picks: readonly OptionalScan[] = ['picked']

test('MS9: what is found of a scan that a site never makes closes as soon as that is said, and returns', async () => {
  const { say, open } = await smallShop()
  expect(await open()).toEqual(['picked'])

  await say({ neverScans: picks })
  const without = await open()
  await say({ neverScans: [] })

  expect(without).toEqual([])
  expect(await open()).toEqual(['picked'])
})

test('MS9: who said it and when is kept, shown and logged, once for each change', async () => {
  const { floor, say, sites } = await smallShop()
  const before = await sites()

  await say({ neverScans: picks })
  floor.clock.at += 60_000
  await say({ neverScans: picks })
  await say({})

  expect(before).toMatchObject([{ site, neverScans: [] }])
  expect(before[0]).not.toHaveProperty('routeSaid')
  expect(await sites()).toMatchObject([
    { site, neverScans: picks, routeSaid: { by: 'admin', at: at('18:00') } },
  ])
  const logged = floor.logged.filter((line) => line.includes('site-route-set'))
  expect(logged).toHaveLength(1)
  const [admin] = await floor.people.allUsers()
  expect(JSON.parse(logged[0] ?? '')).toMatchObject({ site, neverScans: picks, by: admin?.person })
})

test('MS9: a site cannot do without the scan of the handover, and devices are told nothing', async () => {
  const { floor, say } = await smallShop()
  const { cursor } = await floor.eventLog.workAfter(site, 0, 100)

  const refused = await say({ neverScans: ['handed-over'] })
  const taken = await say({ neverScans: ['picked', 'packed', 'labelled'] })

  expect(await problemIn(refused)).toMatchObject({ status: 400, type: '/problems/invalid' })
  expect(taken.status).toBe(204)
  const told = await floor.eventLog.workAfter(site, cursor, 100)
  expect(told.changes).toEqual([])
})
