/** Where devices and their enrolment codes are kept. */
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { StorageHealth } from '@milepost/contract'
import type { Database } from '../event-log/sqlite/database.ts'
import type { DeviceId, Instant, PersonId, SiteId } from '@milepost/domain'
import type { Gap, Made } from './gaps.ts'
import type { Lost } from './lost.ts'
import { device as devices, enrolment } from './schema.ts'

export interface Device {
  readonly device: DeviceId
  readonly name: string
  readonly site: SiteId
  readonly state: 'active' | 'revoked'
  readonly enrolledAt: Instant
  readonly heardAt?: Instant
  readonly waiting: number
  readonly app?: string
  readonly clockOffset?: number
  readonly made: Made
  readonly gaps: readonly Gap[]
  readonly lost: readonly Lost[]
  readonly storage?: StorageHealth
}

export interface Offer {
  readonly codeHash: string
  readonly site: SiteId
  readonly name?: string
  readonly offeredBy: PersonId
  readonly expiresAt: Instant
}

/** What a device says of itself whenever it is in touch. */
export interface Contact {
  readonly at: Instant
  readonly waiting: number
  readonly app?: string
  readonly clockOffset?: number
  readonly made?: Made
  readonly gaps?: readonly Gap[]
  readonly lost?: readonly Lost[]
  readonly storage?: StorageHealth
}

export interface DeviceStore {
  offer(offer: Offer, now: Instant): Promise<void>
  /** Uses a code up and lets the device in, both or neither. Nothing when the code is unknown, used or too old. */
  redeem(
    codeHash: string,
    joining: { readonly device: DeviceId; readonly name: string; readonly keyHash: string },
    now: Instant,
  ): Promise<Device | undefined>
  deviceByKey(keyHash: string): Promise<Device | undefined>
  deviceById(device: DeviceId): Promise<Device | undefined>
  allDevices(): Promise<readonly Device[]>
  contact(device: DeviceId, contact: Contact): Promise<void>
  /** Answers whether there was such a device. */
  revoke(device: DeviceId, by: PersonId, at: Instant): Promise<boolean>
}

export type DeviceRow = typeof devices.$inferSelect

const codesAreKeptMs = 7 * 24 * 3_600_000

export function deviceStore(database: Database): DeviceStore {
  const db = drizzle({ client: database })
  const { byKey, contacted } = everyRequestsOf(db)
  return {
    offer: async (offer, now) => {
      db.delete(enrolment)
        .where(lt(enrolment.expiresAt, now - codesAreKeptMs))
        .run()
      db.insert(enrolment).values(offer).run()
    },
    redeem: async (codeHash, joining, now) => redeemed(db, codeHash, joining, now),
    deviceByKey: async (keyHash) => deviceOf(byKey.get({ keyHash })),
    deviceById: async (device) =>
      deviceOf(db.select().from(devices).where(eq(devices.device, device)).get()),
    allDevices: async () =>
      db
        .select()
        .from(devices)
        .orderBy(devices.name, devices.device)
        .all()
        .flatMap((row) => deviceOf(row) ?? []),
    contact: async (device, contact) => {
      contacted.run({ ...unsaid, ...columnsOf(contact), device })
    },
    revoke: async (device, by, at) => {
      const open = and(eq(devices.device, device), isNull(devices.revokedAt))
      db.update(devices).set({ revokedAt: at, revokedBy: by }).where(open).run()
      return db.select().from(devices).where(eq(devices.device, device)).get() !== undefined
    },
  }
}

/** What every request of a device asks, prepared once. */
function everyRequestsOf(db: BetterSQLite3Database) {
  const byKey = db
    .select()
    .from(devices)
    .where(eq(devices.keyHash, sql.placeholder('keyHash')))
    .prepare()
  const contacted = db
    .update(devices)
    .set({
      heardAt: sql`${sql.placeholder('heardAt')}`,
      waiting: sql`${sql.placeholder('waiting')}`,
      app: saidOr('app'),
      clockOffset: saidOr('clockOffset'),
      made: saidOr('made'),
      gaps: saidOr('gaps'),
      lost: saidOr('lost'),
      storage: saidOr('storage'),
    })
    .where(eq(devices.device, sql.placeholder('device')))
    .prepare()
  return { byKey, contacted }
}

const saidOr = (name: keyof typeof unsaid) =>
  sql`coalesce(${sql.placeholder(name)}, ${devices[name]})`

/** What a contact need not say; then what was said before stands. */
const unsaid = {
  app: null,
  clockOffset: null,
  made: null,
  gaps: null,
  lost: null,
  storage: null,
}

function redeemed(
  db: BetterSQLite3Database,
  codeHash: string,
  joining: { readonly device: DeviceId; readonly name: string; readonly keyHash: string },
  now: Instant,
): Device | undefined {
  return db.transaction(
    (tx) => {
      const usable = and(
        eq(enrolment.codeHash, codeHash),
        isNull(enrolment.usedAt),
        gt(enrolment.expiresAt, now),
      )
      const used = { usedAt: now, device: joining.device }
      const offer = tx.update(enrolment).set(used).where(usable).returning().get()
      if (offer === undefined) return undefined
      const row = {
        ...joining,
        name: offer.name ?? joining.name,
        site: offer.site,
        enrolledAt: now,
      }
      return deviceOf(tx.insert(devices).values(row).returning().get())
    },
    { behavior: 'immediate' },
  )
}

function columnsOf({ at, made, gaps, lost, storage, ...said }: Contact) {
  return {
    heardAt: at,
    ...said,
    ...(made ? { made: JSON.stringify(made) } : {}),
    ...(gaps ? { gaps: JSON.stringify(gaps) } : {}),
    ...(lost ? { lost: JSON.stringify(lost) } : {}),
    ...(storage ? { storage: JSON.stringify(storage) } : {}),
  }
}

export function deviceOf(row: DeviceRow | undefined): Device | undefined {
  if (!row) return undefined
  return {
    device: row.device as DeviceId,
    name: row.name,
    site: row.site as SiteId,
    state: row.revokedAt === null ? 'active' : 'revoked',
    enrolledAt: row.enrolledAt,
    ...(row.heardAt === null ? {} : { heardAt: row.heardAt }),
    waiting: row.waiting,
    ...(row.app === null ? {} : { app: row.app }),
    ...(row.clockOffset === null ? {} : { clockOffset: row.clockOffset }),
    made: JSON.parse(row.made) as Made,
    gaps: JSON.parse(row.gaps) as readonly Gap[],
    lost: JSON.parse(row.lost) as readonly Lost[],
    ...(row.storage === null ? {} : { storage: JSON.parse(row.storage) as StorageHealth }),
  }
}
