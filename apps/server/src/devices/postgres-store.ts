/** Where devices and their enrolment codes are kept, on PostgreSQL. */
import type { DeviceId, Instant } from '@milepost/domain'
import type { Postgres } from '../event-log/postgres/sql.ts'
import { deviceOf, type Device, type DeviceRow, type DeviceStore } from './store.ts'

const codesAreKeptMs = 7 * 24 * 3_600_000

const columns = `device, name, site, key_hash "keyHash", enrolled_at "enrolledAt",
  revoked_at "revokedAt", revoked_by "revokedBy", heard_at "heardAt", waiting, app,
  clock_offset "clockOffset", made, gaps, lost, storage`

export function postgresDeviceStore(postgres: Postgres): DeviceStore {
  const { sql } = postgres
  const devices = async (rest: string, values: readonly string[] = []) => {
    const rows = await sql<DeviceRow>(`select ${columns} from device ${rest}`, values)
    return rows.flatMap((row) => deviceOf(row) ?? [])
  }
  return {
    offer: async ({ codeHash, site, name, offeredBy, expiresAt }, now) => {
      await sql('delete from enrolment where expires_at < $1', [now - codesAreKeptMs])
      await sql(
        `insert into enrolment (code_hash, site, name, offered_by, expires_at)
         values ($1, $2, $3, $4, $5)`,
        [codeHash, site, name ?? null, offeredBy, expiresAt],
      )
    },
    redeem: (codeHash, joining, now) => redeemed(postgres, codeHash, joining, now),
    deviceByKey: async (keyHash) => (await devices('where key_hash = $1', [keyHash]))[0],
    deviceById: async (device) => (await devices('where device = $1', [device]))[0],
    allDevices: () => devices('order by name, device'),
    contact: async (device, { at, waiting, app, clockOffset, made, gaps, lost, storage }) => {
      await sql(
        `update device set heard_at = $2, waiting = $3, app = coalesce($4, app),
           clock_offset = coalesce($5, clock_offset), made = coalesce($6, made),
           gaps = coalesce($7, gaps), lost = coalesce($8, lost),
           storage = coalesce($9, storage)
         where device = $1`,
        [
          device,
          at,
          waiting,
          app ?? null,
          clockOffset ?? null,
          made ? JSON.stringify(made) : null,
          gaps ? JSON.stringify(gaps) : null,
          lost ? JSON.stringify(lost) : null,
          storage ? JSON.stringify(storage) : null,
        ],
      )
    },
    revoke: async (device, by, at) => {
      await sql(
        `update device set revoked_at = $2, revoked_by = $3 where device = $1 and revoked_at is null`,
        [device, at, by],
      )
      return (await devices('where device = $1', [device])).length > 0
    },
  }
}

const redeemed = (
  { inTransaction }: Postgres,
  codeHash: string,
  { device, name, keyHash }: Parameters<DeviceStore['redeem']>[1],
  now: Instant,
): Promise<Device | undefined> =>
  inTransaction(async ({ sql }) => {
    const [offer] = await sql<{ site: string; name: string | null }>(
      `update enrolment set used_at = $2, device = $3
       where code_hash = $1 and used_at is null and expires_at > $2 returning site, name`,
      [codeHash, now, device satisfies DeviceId],
    )
    if (!offer) return undefined
    const [row] = await sql<DeviceRow>(
      `insert into device (device, name, site, key_hash, enrolled_at) values ($1, $2, $3, $4, $5)
       returning ${columns}`,
      [device, offer.name ?? name, offer.site, keyHash, now],
    )
    return deviceOf(row)
  })
