/**
 * What each device last said of itself. It is remembered, since every judgement reads it; when another process heard a
 * device, this one is told and reads again. What was heard and not judged yet is noted in the table, for whoever judges.
 */
import type { Deadlines, Floor, FloorDevice, Instant, SiteId } from '@milepost/domain'
import type { Postgres, Sql } from './sql.ts'

export interface Unjudged {
  readonly device: string
  readonly site: SiteId
  readonly contacts: number
}

export function createFloor({ sql }: Postgres, deadlines: Deadlines) {
  let floors: ReadonlyMap<SiteId, Floor> | undefined
  let forgotten = 0

  async function read(within: Sql): Promise<ReadonlyMap<SiteId, Floor>> {
    const rows = await within<{ json: string }>('select json from device_contact order by device')
    const devices = rows.map(({ json }) => JSON.parse(json) as FloorDevice)
    const bySite = Map.groupBy(devices, ({ site }) => site)
    return new Map([...bySite].map(([site, there]) => [site, { devices: there, deadlines }]))
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
    /** As it is by now. Read in the caller's transaction: waiting for another connection could be for ever. */
    async floors(within: Sql): Promise<(site: SiteId) => Floor> {
      const before = forgotten
      const now = floors ?? (await read(within))
      if (before === forgotten) floors = now
      return (site) => now.get(site) ?? { devices: [], deadlines }
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

async function noteJudged(sql: Sql, contacts: readonly Unjudged[]): Promise<void> {
  await sql(
    `update device_contact d set judged = t.contacts
     from unnest($1::text[], $2::int8[]) as t(device, contacts)
     where d.device = t.device and d.judged < t.contacts`,
    [contacts.map(({ device }) => device), contacts.map(({ contacts: heard }) => heard)],
  )
}
