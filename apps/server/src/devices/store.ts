/** Where devices and their enrolment codes are kept. */
import { and, eq, gt, isNull, lt, lte, sql } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { StorageHealth } from '@milepost/contract'
import type { Database } from '../event-log/sqlite/database.ts'
import type { DeviceId, Instant, PersonId, SiteId } from '@milepost/domain'
import { once } from '../ops/once.ts'
import type { Gap, Made } from './gaps.ts'
import type { Lost } from './lost.ts'
import { device as devices, deviceToken, enrolment } from './schema.ts'

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

/** A device that comes in, or comes back with another key. */
export interface Joining {
  readonly device: DeviceId
  readonly name: string
  /** The public half. */
  readonly key: string
  readonly challenge: string
}

export interface Proof {
  readonly key: string
  readonly challenge: string
}

export interface GivenToken {
  /** What was signed; it is used up. */
  readonly challenge: string
  readonly next: string
  readonly tokenHash: string
  readonly expiresAt: Instant
}

export interface DeviceStore {
  offer(offer: Offer, now: Instant): Promise<void>
  /**
   * Uses a code up and lets the device in, both or neither. Nothing when the code is unknown, used or too old. One that is
   * known already has its new key from here on, and is what it was otherwise.
   */
  redeem(codeHash: string, joining: Joining, now: Instant): Promise<Device | undefined>
  proofOf(device: DeviceId): Promise<Proof | undefined>
  /** False, and nothing is given, when the challenge was used up before. */
  giveToken(device: DeviceId, given: GivenToken, now: Instant): Promise<boolean>
  deviceByToken(tokenHash: string, now: Instant): Promise<Device | undefined>
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
  const { byToken, contacted, proof, given } = everyRequestsOf(db, database)
  return {
    offer: async (offer, now) => {
      db.delete(enrolment)
        .where(lt(enrolment.expiresAt, now - codesAreKeptMs))
        .run()
      db.insert(enrolment).values(offer).run()
    },
    redeem: async (codeHash, joining, now) => redeemed(db, codeHash, joining, now),
    proofOf: async (device) => proof().get({ device }),
    giveToken: async (device, token, now) => given().immediate({ ...token, device, now }),
    deviceByToken: async (tokenHash, now) => deviceOf(byToken().get({ tokenHash, now })),
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
      contacted().run({ ...unsaid, ...columnsOf(contact), device })
    },
    revoke: async (device, by, at) => {
      const open = and(eq(devices.device, device), isNull(devices.revokedAt))
      db.update(devices).set({ revokedAt: at, revokedBy: by }).where(open).run()
      return db.select().from(devices).where(eq(devices.device, device)).get() !== undefined
    },
  }
}

/** What every request of a device asks, prepared once. */
function everyRequestsOf(db: BetterSQLite3Database, database: Database) {
  return {
    byToken: once(() => byTokenOn(db)),
    contacted: once(() => contactedOn(db)),
    proof: once(() => proofOn(db)),
    given: once(() => givenOn(db, database)),
  }
}

function byTokenOn(db: BetterSQLite3Database) {
  const isToken = eq(deviceToken.tokenHash, sql.placeholder('tokenHash'))
  const itsDevice = db
    .select({ device: deviceToken.device })
    .from(deviceToken)
    .where(and(isToken, gt(deviceToken.expiresAt, sql.placeholder('now'))))
  // A row of one table is read several times faster than one that was joined.
  return db
    .select()
    .from(devices)
    .where(eq(devices.device, sql`${itsDevice}`))
    .prepare()
}

const contactedOn = (db: BetterSQLite3Database) =>
  db
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
    .where(isDevice)
    .prepare()

const isDevice = eq(devices.device, sql.placeholder('device'))

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

const proofOn = (db: BetterSQLite3Database) =>
  db
    .select({ key: devices.key, challenge: devices.challenge })
    .from(devices)
    .where(isDevice)
    .prepare()

type Giving = GivenToken & { readonly device: DeviceId; readonly now: Instant }

/** In one transaction: the challenge is used up, tokens that are over go, and the new one is good. */
function givenOn(db: BetterSQLite3Database, database: Database) {
  const isOpen = and(isDevice, eq(devices.challenge, sql.placeholder('challenge')))
  const used = db
    .update(devices)
    .set({ challenge: sql`${sql.placeholder('next')}` })
    .where(isOpen)
    .prepare()
  const isOver = and(
    eq(deviceToken.device, sql.placeholder('device')),
    lte(deviceToken.expiresAt, sql.placeholder('now')),
  )
  const swept = db.delete(deviceToken).where(isOver).prepare()
  const put = db
    .insert(deviceToken)
    .values({
      tokenHash: sql.placeholder('tokenHash'),
      device: sql.placeholder('device'),
      expiresAt: sql.placeholder('expiresAt'),
    })
    .prepare()
  return database.transaction((giving: Giving): boolean => {
    const values = { ...giving }
    if (used.run(values).changes === 0) return false
    swept.run(values)
    put.run(values)
    return true
  })
}

function redeemed(
  db: BetterSQLite3Database,
  codeHash: string,
  joining: Joining,
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
      const { enrolledAt: _since, device: _same, ...anew } = row
      // What was given to whoever had the old key counts no more.
      tx.delete(deviceToken).where(eq(deviceToken.device, joining.device)).run()
      const joined = tx
        .insert(devices)
        .values(row)
        .onConflictDoUpdate({ target: devices.device, set: anew })
      return deviceOf(joined.returning().get())
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
