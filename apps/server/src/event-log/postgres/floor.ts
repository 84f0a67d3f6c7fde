/**
 * What each device and site last said of itself. It is remembered, since every judgement reads it; when another process
 * heard it, this one is told and reads again. What was heard and not judged yet is noted in the tables, for whoever judges.
 */
import type { Deadlines, Floor, FloorDevice, Instant, SiteId } from '@milepost/domain'
import type { RouteSaid } from '../event-log.ts'
import { floorsOf } from '../floors.ts'
import { keepRoute, lastRoutes } from './routes.ts'
import type { Postgres, Sql } from './sql.ts'

export interface Unjudged {
  readonly device: string
  readonly site: SiteId
  readonly contacts: number
}

export function createFloor({ sql }: Postgres, deadlines: Deadlines) {
  let floors: Floors | undefined
  let forgotten = 0

  async function read(within: Sql): Promise<Floors> {
    const rows = await within<{ json: string }>('select json from device_contact order by device')
    const routes = await lastRoutes(within)
    return floorsOf({ contacts: rows.map(({ json }) => json), routes, deadlines })
  }

  function forget(): void {
    floors = undefined
    forgotten += 1
  }

  return {
    async heard(device: FloorDevice, at: Instant): Promise<void> {
      await sql(
        `insert into device_contact (device, site, heard_at, json, contacts, judged)
         values ($1, $2, $3, $4, 1, 0)
         on conflict (device) do update set site = excluded.site, heard_at = excluded.heard_at,
           json = excluded.json, contacts = device_contact.contacts + 1`,
        [device.device, device.site, at, JSON.stringify(device)],
      )
      forget()
    },
    async said(route: RouteSaid): Promise<void> {
      await keepRoute(sql, route)
      forget()
    },
    /** As it is by now. Read in the caller's transaction: waiting for another connection could be for ever. */
    async floors(within: Sql): Promise<Floors> {
      const before = forgotten
      const now = floors ?? (await read(within))
      if (before === forgotten) floors = now
      return now
    },
    forget,
    unjudged: (): Promise<readonly Unjudged[]> =>
      sql('select device, site, contacts from device_contact where contacts > judged'),
    async judged(contacts: readonly Unjudged[]): Promise<void> {
      if (contacts.length > 0) await noteJudged(sql, contacts)
    },
  }
}
export type FloorState = ReturnType<typeof createFloor>

type Floors = (site: SiteId) => Floor

async function noteJudged(sql: Sql, contacts: readonly Unjudged[]): Promise<void> {
  await sql(
    `update device_contact d set judged = t.contacts
     from unnest($1::text[], $2::int8[]) as t(device, contacts)
     where d.device = t.device and d.judged < t.contacts`,
    [contacts.map(({ device }) => device), contacts.map(({ contacts: heard }) => heard)],
  )
}
