/** What an admin sets up at the console: sites, people, keys. Each change is told to the devices it concerns. */
import { newKey, newStaff, newUser, openedSite, shopFace, staffToBadge } from '@milepost/contract'
import { as, type PersonId, type SiteId } from '@milepost/domain'
import { Hono } from 'hono'
import type * as z from 'zod'
import type { EventLog } from '../event-log/event-log.ts'
import { accepts } from '../ops/accepts.ts'
import type { Log } from '../ops/log.ts'
import { refuse } from '../ops/refuse.ts'
import type { ShopStore } from '../pages/store.ts'
import { issueKey } from '../people/api-key.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import { addStaff, badgeStaff, dropStaff } from '../people/staff.ts'
import { addUser } from '../people/user.ts'
import { openSite } from '../sites/open-site.ts'
import { sayRoute, sitesWithRoutes } from '../sites/route.ts'

export interface SettingsDeps extends SessionDeps {
  readonly eventLog: Pick<EventLog, 'putReference' | 'sayRoute' | 'routes'>
  readonly shops: ShopStore
  readonly log: Log
  /** What was found is judged again soon. */
  readonly wake: () => void
}

export function settings(deps: SettingsDeps) {
  const { people, shops, now, log } = deps
  const admin = signedIn(deps, 'admin')
  return new Hono()
    .get('/v1/console/keys', admin, async (c) => c.json({ keys: await people.allKeys() }))
    .post('/v1/console/keys', admin, accepts(newKey), async (c) => {
      const { name, scopes } = c.req.valid('json')
      return c.json(await issueKey(deps, name, scopes), 201)
    })
    .delete('/v1/console/keys/:key', admin, async (c) => {
      const known = await people.revokeKey(c.req.param('key'), now())
      return known ? c.body(null, 204) : refuse(c, 'not-found')
    })
    .get('/v1/console/sites', admin, async (c) => c.json(await sitesWithRoutes(deps)))
    .put('/v1/console/sites', admin, accepts(openedSite), async (c) => {
      await siteSaid(deps, c.req.valid('json'), c.var.user.person)
      return c.body(null, 204)
    })
    .get('/v1/console/staff', admin, async (c) => c.json({ staff: await people.allStaff() }))
    .post('/v1/console/staff', admin, accepts(staffToBadge), async (c) => {
      const staff = c.req.valid('json')
      const fields = await unknownSites(deps, staff.sites)
      if (fields) return refuse(c, 'invalid', { fields })
      const isKnown = !staff.person || (await people.sitesOfStaff(staff.person)).length > 0
      return isKnown ? c.json(await badgeStaff(deps, staff), 201) : refuse(c, 'not-found')
    })
    .put('/v1/console/staff', admin, accepts(newStaff), async (c) => {
      const staff = c.req.valid('json')
      const fields = await unknownSites(deps, staff.sites)
      if (fields) return refuse(c, 'invalid', { fields })
      await addStaff(deps, staff)
      return c.body(null, 204)
    })
    .delete('/v1/console/staff/:person', admin, async (c) => {
      const known = await dropStaff(deps, as<PersonId>(c.req.param('person')))
      return known ? c.body(null, 204) : refuse(c, 'not-found')
    })
    .get('/v1/console/shops', admin, async (c) => c.json({ shops: await shops.allShops() }))
    .put('/v1/console/shops', admin, accepts(shopFace), async (c) => {
      const { shop, ...face } = c.req.valid('json')
      await shops.putShop(shop, face)
      return c.body(null, 204)
    })
    .get('/v1/console/users', admin, async (c) => c.json({ users: await people.allUsers() }))
    .put('/v1/console/users', admin, accepts(newUser), async (c) => {
      const user = c.req.valid('json')
      if (!(await addUser(deps, user))) return refuse(c, 'last-admin')
      log('info', 'console-user-set', { by: c.var.user.person, role: user.role })
      return c.body(null, 204)
    })
    .delete('/v1/console/users/:person', admin, async (c) => {
      const person = as<PersonId>(c.req.param('person'))
      const fate = await people.removeUser(person, now())
      if (fate === 'unknown') return refuse(c, 'not-found')
      if (fate === 'last-admin') return refuse(c, 'last-admin')
      log('info', 'console-user-removed', { by: c.var.user.person, person })
      return c.body(null, 204)
    })
}

async function siteSaid(
  deps: SettingsDeps,
  { neverScans, ...site }: z.output<typeof openedSite>,
  by: PersonId,
): Promise<void> {
  await openSite(deps, site)
  if (neverScans) await sayRoute(deps, { site: site.site, neverScans, by })
}

async function unknownSites({ sites }: SettingsDeps, wanted: readonly SiteId[]) {
  const known = new Set((await sites.allSites()).map(({ site }) => site))
  if (wanted.every((site) => known.has(site))) return undefined
  return [{ path: 'sites', problem: 'There is no such site' }]
}
