/** What an admin sets up at the console: sites, people, keys. Each change is told to the devices it concerns. */
import { newKey, newStaff, newUser, workSite } from '@milepost/contract'
import { Hono } from 'hono'
import type { EventLog } from '../event-log/event-log.ts'
import { accepts } from '../ops/accepts.ts'
import { refuse } from '../ops/refuse.ts'
import { issueKey } from '../people/api-key.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import { addStaff } from '../people/staff.ts'
import { addUser } from '../people/user.ts'
import { openSite } from '../sites/open-site.ts'

export interface SettingsDeps extends SessionDeps {
  readonly eventLog: Pick<EventLog, 'putReference'>
}

export function settings(deps: SettingsDeps) {
  const { people, sites, now } = deps
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
    .get('/v1/console/sites', admin, async (c) => c.json({ sites: await sites.allSites() }))
    .put('/v1/console/sites', admin, accepts(workSite), async (c) => {
      await openSite(deps, c.req.valid('json'))
      return c.body(null, 204)
    })
    .put('/v1/console/staff', admin, accepts(newStaff), async (c) => {
      const staff = c.req.valid('json')
      const known = new Set((await sites.allSites()).map(({ site }) => site))
      if (!staff.sites.every((site) => known.has(site))) {
        const fields = [{ path: 'sites', problem: 'There is no such site' }]
        return refuse(c, 'invalid', { fields })
      }
      await addStaff(deps, staff)
      return c.body(null, 204)
    })
    .put('/v1/console/users', admin, accepts(newUser), async (c) => {
      await addUser(deps, c.req.valid('json'))
      return c.body(null, 204)
    })
}
