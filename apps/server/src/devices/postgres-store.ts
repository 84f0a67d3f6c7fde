/** Where devices and their enrolment codes are kept, on PostgreSQL. */
import type { DeviceId, Instant } from '@milepost/domain'
import type { Postgres } from '../event-log/postgres/sql.ts'
import {
  deviceOf,
  type Device,
  type DeviceRow,
  type DeviceStore,
  type GivenToken,
  type Joining,
  type Proof,
} from './store.ts'

const codesAreKeptMs = 7 * 24 * 3_600_000

const columns = `device, name, site, key, challenge, enrolled_at "enrolledAt",
  revoked_at "revokedAt", revoked_by "revokedBy", heard_at "heardAt", waiting, app,
  clock_offset "clockOffset", made, gaps, lost, storage`

export function postgresDeviceStore(postgres: Postgres): DeviceStore {
  const { sql } = postgres
  const devices = async (rest: string, values: readonly (string | number)[] = []) => {
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
    proofOf: async (device) =>
      (await sql<Proof>('select key, challenge from device where device = $1', [device]))[0],
    giveToken: (device, given, now) => tokenGiven(postgres, device, given, now),
    deviceByToken: async (tokenHash, now) =>
      (
        await devices(
          'join device_token using (device) where token_hash = $1 and expires_at > $2',
          [tokenHash, now],
        )
      )[0],
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
  { device, name, key, challenge }: Joining,
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
      `insert into device (device, name, site, key, challenge, enrolled_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (device) do update set name = excluded.name, site = excluded.site,
         key = excluded.key, challenge = excluded.challenge
       returning ${columns}`,
      [device, offer.name ?? name, offer.site, key, challenge, now],
    )
    // What was given to whoever had the old key counts no more. Comes last: a token under way was waited for until here.
    await sql('delete from device_token where device = $1', [device])
    return deviceOf(row)
  })

const tokenGiven = (
  { inTransaction }: Postgres,
  device: DeviceId,
  { challenge, next, tokenHash, expiresAt }: GivenToken,
  now: Instant,
): Promise<boolean> =>
  inTransaction(async ({ sql }) => {
    const used = await sql(
      'update device set challenge = $3 where device = $1 and challenge = $2 returning device',
      [device, challenge, next],
    )
    if (used.length === 0) return false
    await sql('delete from device_token where device = $1 and expires_at <= $2', [device, now])
    await sql('insert into device_token (token_hash, device, expires_at) values ($1, $2, $3)', [
      tokenHash,
      device,
      expiresAt,
    ])
    return true
  })
