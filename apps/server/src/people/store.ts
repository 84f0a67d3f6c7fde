/** Where people, their sessions and the keys of other systems are kept. */
import type { Role, Scope, WorkPerson } from '@milepost/contract'
import type { Instant, PersonId, SiteId } from '@milepost/domain'
import { and, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from '../event-log/sqlite/database.ts'
import { apiKey, consoleSession, consoleUser, staff, staffChange, staffSite } from './schema.ts'

export interface ConsoleUser {
  readonly person: PersonId
  readonly name: string
  readonly role: Role
  readonly password: string
}

export interface Staff {
  readonly person: PersonId
  readonly name: string
  readonly language: string
  readonly sites: readonly SiteId[]
}

export interface StaffChange {
  readonly person: PersonId
  readonly site: SiteId
  readonly at: Instant
  readonly works: boolean
}

export interface ApiKey {
  readonly key: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly createdAt: Instant
  readonly revokedAt?: Instant
}

export interface PeopleStore {
  /**
   * The same name again is the same person with another role or password, who must sign in again. False, and nothing is
   * changed, when it would leave no admin.
   */
  putUser(user: ConsoleUser): Promise<boolean>
  /** Ends the sessions too. The name stays: what this person decided does. */
  removeUser(person: PersonId, at: Instant): Promise<'removed' | 'unknown' | 'last-admin'>
  /** Where there is nobody yet. Answers whether there was. */
  putFirstUser(user: ConsoleUser): Promise<boolean>
  userByName(name: string): Promise<ConsoleUser | undefined>
  hasUsers(): Promise<boolean>
  allUsers(): Promise<readonly Omit<ConsoleUser, 'password'>[]>

  openSession(
    session: { readonly tokenHash: string; readonly person: PersonId; readonly expiresAt: Instant },
    now: Instant,
  ): Promise<void>
  userOfSession(tokenHash: string, now: Instant): Promise<ConsoleUser | undefined>
  endSession(tokenHash: string): Promise<void>

  /** From now on the person works at these sites and at no other. */
  putStaff(person: WorkPerson, sites: readonly SiteId[], at: Instant): Promise<void>
  /** Their names stay: what they scanned does. */
  removeStaff(person: PersonId, at: Instant): Promise<void>
  /** When these began and stopped to work at which site, the oldest first. */
  changesOfStaff(people: readonly PersonId[]): Promise<readonly StaffChange[]>
  /** Who works at a site, by name. */
  allStaff(): Promise<readonly Staff[]>
  sitesOfStaff(person: PersonId): Promise<readonly SiteId[]>
  /** Everybody, of the floor and of the console. */
  nameByPerson(): Promise<ReadonlyMap<string, string>>

  putKey(key: ApiKey, hash: string): Promise<void>
  keyByHash(hash: string): Promise<ApiKey | undefined>
  allKeys(): Promise<readonly ApiKey[]>
  revokeKey(key: string, at: Instant): Promise<boolean>
}

export type UserRow = typeof consoleUser.$inferSelect
export type KeyRow = typeof apiKey.$inferSelect

export function peopleStore(database: Database): PeopleStore {
  const db = drizzle({ client: database })
  return { ...users(db), ...sessions(db), ...floor(db), ...keys(db) }
}

type Reading = Pick<BetterSQLite3Database, 'select'>

/** Takes the lock before it reads, so that two who decide at once do so one after the other. */
const atOnce = { behavior: 'immediate' } as const
const isHere = isNull(consoleUser.removedAt)

const isLastAdmin = (db: Reading, name: string): boolean => {
  const admins = db
    .select()
    .from(consoleUser)
    .where(and(isHere, eq(consoleUser.role, 'admin')))
    .all()
  return admins.length === 1 && admins[0]?.name === name
}

function users(db: BetterSQLite3Database) {
  return {
    putUser: async ({ person, name, role, password }: ConsoleUser) => {
      const row = { name: name.toLowerCase(), shown: name, role, password, removedAt: null }
      return db.transaction((tx) => {
        if (role !== 'admin' && isLastAdmin(tx, row.name)) return false
        const put = tx
          .insert(consoleUser)
          .values({ person, ...row })
          .onConflictDoUpdate({ target: consoleUser.name, set: row })
          .returning()
          .get()
        tx.delete(consoleSession).where(eq(consoleSession.person, put.person)).run()
        return true
      }, atOnce)
    },
    removeUser: async (person: PersonId, at: Instant) =>
      db.transaction((tx) => {
        const there = and(eq(consoleUser.person, person), isHere)
        const user = tx.select().from(consoleUser).where(there).get()
        if (!user) return 'unknown'
        if (isLastAdmin(tx, user.name)) return 'last-admin'
        tx.update(consoleUser).set({ removedAt: at, password: '' }).where(there).run()
        tx.delete(consoleSession).where(eq(consoleSession.person, person)).run()
        return 'removed'
      }, atOnce),
    putFirstUser: async ({ person, name, role, password }: ConsoleUser) =>
      db.transaction((tx) => {
        if (tx.select().from(consoleUser).limit(1).get() !== undefined) return false
        const row = { person, name: name.toLowerCase(), shown: name, role, password }
        tx.insert(consoleUser).values(row).run()
        return true
      }, atOnce),
    userByName: async (name: string) => {
      const there = and(eq(consoleUser.name, name.toLowerCase()), isHere)
      return userOf(db.select().from(consoleUser).where(there).get())
    },
    hasUsers: async () => db.select().from(consoleUser).limit(1).get() !== undefined,
    allUsers: async () =>
      db
        .select()
        .from(consoleUser)
        .where(isHere)
        .orderBy(consoleUser.name)
        .all()
        .map(({ person, shown, role }) => ({ person: person as PersonId, name: shown, role })),
  }
}

function sessions(db: BetterSQLite3Database) {
  return {
    openSession: async (session: typeof consoleSession.$inferInsert, now: Instant) => {
      db.delete(consoleSession).where(lte(consoleSession.expiresAt, now)).run()
      db.insert(consoleSession).values(session).run()
    },
    userOfSession: async (tokenHash: string, now: Instant) => {
      const live = and(eq(consoleSession.tokenHash, tokenHash), gt(consoleSession.expiresAt, now))
      const found = db
        .select({ user: consoleUser })
        .from(consoleSession)
        .innerJoin(consoleUser, eq(consoleUser.person, consoleSession.person))
        .where(live)
        .get()
      return userOf(found?.user)
    },
    endSession: async (tokenHash: string) => {
      db.delete(consoleSession).where(eq(consoleSession.tokenHash, tokenHash)).run()
    },
  }
}

function floor(db: BetterSQLite3Database) {
  return {
    putStaff: async (person: WorkPerson, sites: readonly SiteId[], at: Instant) => {
      const doc = JSON.stringify(person)
      const row = { person: person.person, doc }
      db.transaction((tx) => {
        tx.insert(staff)
          .values(row)
          .onConflictDoUpdate({ target: staff.person, set: { doc } })
          .run()
        noteChanges(tx, person.person, sites, at)
        tx.delete(staffSite).where(eq(staffSite.person, person.person)).run()
        const works = [...new Set(sites)].map((site) => ({ person: person.person, site }))
        if (works.length > 0) tx.insert(staffSite).values(works).run()
      }, atOnce)
    },
    removeStaff: async (person: PersonId, at: Instant) => {
      db.transaction((tx) => {
        noteChanges(tx, person, [], at)
        tx.delete(staffSite).where(eq(staffSite.person, person)).run()
      }, atOnce)
    },
    changesOfStaff: async (people: readonly PersonId[]) =>
      db
        .select()
        .from(staffChange)
        .where(inArray(staffChange.person, [...people]))
        .orderBy(staffChange.at)
        .all()
        .map(({ person, site, ...change }) => ({
          ...change,
          person: person as PersonId,
          site: site as SiteId,
        })),
    allStaff: async () => {
      const works = Map.groupBy(db.select().from(staffSite).all(), ({ person }) => person)
      return db
        .select()
        .from(staff)
        .all()
        .flatMap((row) => staffOf(row, works.get(row.person) ?? []))
        .toSorted((one, other) => one.name.localeCompare(other.name))
    },
    sitesOfStaff: async (person: PersonId) =>
      db
        .select()
        .from(staffSite)
        .where(eq(staffSite.person, person))
        .all()
        .map(({ site }) => site as SiteId),
    nameByPerson: async () => {
      const console = db.select().from(consoleUser).all()
      const onFloor = db.select().from(staff).all()
      return new Map([
        ...console.map((row) => [row.person, row.shown] as const),
        ...onFloor.map((row) => [row.person, (JSON.parse(row.doc) as WorkPerson).name] as const),
      ])
    },
  }
}

/** Only where somebody begins or stops: saying again who works somewhere changes nothing. */
function noteChanges(
  db: Pick<BetterSQLite3Database, 'select' | 'insert'>,
  person: PersonId,
  sites: readonly SiteId[],
  at: Instant,
): void {
  const before = db.select().from(staffSite).where(eq(staffSite.person, person)).all()
  const known = before.map(({ site }) => site)
  const left = known.filter((site) => !sites.includes(site as SiteId))
  const begun = [...new Set(sites)].filter((site) => !known.includes(site))
  const changes = [
    ...left.map((site) => ({ person, site, at, works: false })),
    ...begun.map((site) => ({ person, site, at, works: true })),
  ]
  const target = [staffChange.person, staffChange.site, staffChange.at]
  for (const change of changes) {
    const set = { works: change.works }
    db.insert(staffChange).values(change).onConflictDoUpdate({ target, set }).run()
  }
}

function keys(db: BetterSQLite3Database) {
  return {
    putKey: async ({ key, name, scopes, createdAt }: ApiKey, hash: string) => {
      db.insert(apiKey)
        .values({ key, name, hash, scopes: JSON.stringify(scopes), createdAt })
        .run()
    },
    keyByHash: async (hash: string) => {
      const live = and(eq(apiKey.hash, hash), isNull(apiKey.revokedAt))
      const row = db.select().from(apiKey).where(live).get()
      return row && keyOf(row)
    },
    allKeys: async () => db.select().from(apiKey).orderBy(apiKey.createdAt).all().map(keyOf),
    revokeKey: async (key: string, at: Instant) => {
      const live = and(eq(apiKey.key, key), isNull(apiKey.revokedAt))
      db.update(apiKey).set({ revokedAt: at }).where(live).run()
      return db.select().from(apiKey).where(eq(apiKey.key, key)).get() !== undefined
    },
  }
}

export function staffOf(
  { doc }: { readonly doc: string },
  works: readonly { readonly site: string }[],
): readonly Staff[] {
  const { person, name, language } = JSON.parse(doc) as WorkPerson
  const sites = works.map(({ site }) => site as SiteId)
  return sites.length === 0 ? [] : [{ person, name, language, sites }]
}

export function userOf(row: UserRow | undefined): ConsoleUser | undefined {
  if (!row) return undefined
  return { person: row.person as PersonId, name: row.shown, role: row.role, password: row.password }
}

export function keyOf(row: KeyRow): ApiKey {
  const { key, name, createdAt, revokedAt } = row
  const scopes = JSON.parse(row.scopes) as readonly Scope[]
  return { key, name, scopes, createdAt, ...(revokedAt === null ? {} : { revokedAt }) }
}
