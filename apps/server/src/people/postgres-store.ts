/** Where people, their sessions and the keys of other systems are kept, on PostgreSQL. */
import type { WorkPerson } from '@milepost/contract'
import type { Instant, PersonId, SiteId } from '@milepost/domain'
import type { Postgres, Sql } from '../event-log/postgres/sql.ts'
import {
  keyOf,
  staffOf,
  userOf,
  type ApiKey,
  type ConsoleUser,
  type KeyRow,
  type PeopleStore,
  type StaffChange,
  type UserRow,
} from './store.ts'

const userColumns = 'u.person, u.name, u.shown, u.role, u.password'
const keyColumns = `key, name, hash, scopes, created_at "createdAt", revoked_at "revokedAt"`

export const postgresPeopleStore = (postgres: Postgres): PeopleStore => ({
  ...users(postgres),
  ...sessions(postgres),
  ...floor(postgres),
  ...keys(postgres),
})

/** Servers that decide at once take their turns. */
const inTurn = 'lock table console_user in share row exclusive mode'

async function isLastAdmin(sql: Sql, name: string): Promise<boolean> {
  const admins = await sql<{ name: string }>(
    `select name from console_user where role = 'admin' and removed_at is null`,
  )
  return admins.length === 1 && admins[0]?.name === name
}

function users({ sql, inTransaction }: Postgres) {
  return {
    putUser: ({ person, name, role, password }: ConsoleUser) =>
      inTransaction(async (transaction) => {
        await transaction.sql(inTurn)
        if (role !== 'admin' && (await isLastAdmin(transaction.sql, name.toLowerCase())))
          return false
        const [put] = await transaction.sql<{ person: string }>(
          `insert into console_user (person, name, shown, role, password) values ($1, $2, $3, $4, $5)
           on conflict (name) do update set shown = excluded.shown, role = excluded.role,
             password = excluded.password, removed_at = null
           returning person`,
          [person, name.toLowerCase(), name, role, password],
        )
        transaction.write('delete from console_session where person = $1', [put?.person ?? person])
        return true
      }),
    removeUser: (person: PersonId, at: Instant) =>
      inTransaction(async (transaction) => {
        await transaction.sql(inTurn)
        const [user] = await transaction.sql<UserRow>(
          `select ${userColumns} from console_user u where u.person = $1 and u.removed_at is null`,
          [person],
        )
        if (!user) return 'unknown'
        if (await isLastAdmin(transaction.sql, user.name)) return 'last-admin'
        transaction.write(
          `update console_user set removed_at = $2, password = '' where person = $1`,
          [person, at],
        )
        transaction.write('delete from console_session where person = $1', [person])
        return 'removed'
      }),
    putFirstUser: ({ person, name, role, password }: ConsoleUser) =>
      inTransaction(async (transaction) => {
        await transaction.sql(inTurn)
        const put = await transaction.sql(
          `insert into console_user (person, name, shown, role, password)
           select $1, $2, $3, $4, $5 where not exists (select 1 from console_user) returning person`,
          [person, name.toLowerCase(), name, role, password],
        )
        return put.length > 0
      }),
    userByName: async (name: string) => {
      const [row] = await sql<UserRow>(
        `select ${userColumns} from console_user u where u.name = $1 and u.removed_at is null`,
        [name.toLowerCase()],
      )
      return userOf(row)
    },
    allUsers: () =>
      sql<Omit<ConsoleUser, 'password'>>(
        `select person, shown as name, role from console_user where removed_at is null
         order by console_user.name`,
      ),
    hasUsers: async () => (await sql('select person from console_user limit 1')).length > 0,
  }
}

function sessions({ sql }: Postgres) {
  return {
    openSession: async (
      { tokenHash, person, expiresAt }: Parameters<PeopleStore['openSession']>[0],
      now: Instant,
    ) => {
      await sql('delete from console_session where expires_at <= $1', [now])
      await sql(
        'insert into console_session (token_hash, person, expires_at) values ($1, $2, $3)',
        [tokenHash, person, expiresAt],
      )
    },
    userOfSession: async (tokenHash: string, now: Instant) => {
      const [row] = await sql<UserRow>(
        `select ${userColumns} from console_session s join console_user u using (person)
         where s.token_hash = $1 and s.expires_at > $2`,
        [tokenHash, now],
      )
      return userOf(row)
    },
    endSession: async (tokenHash: string) => {
      await sql('delete from console_session where token_hash = $1', [tokenHash])
    },
  }
}

/** Only where somebody begins or stops: saying again who works somewhere changes nothing. */
const noteChanges = `
  insert into staff_change (person, site, at, works)
  select $1::text, coalesce(o.site, n.site), $3::bigint, n.site is not null
  from (select site from staff_site where person = $1::text) o
  full join (select distinct site from unnest($2::text[]) site) n on n.site = o.site
  where o.site is null or n.site is null
  on conflict (person, site, at) do update set works = excluded.works`

function floor({ sql, inTransaction }: Postgres) {
  return {
    putStaff: (person: WorkPerson, sites: readonly SiteId[], at: Instant) =>
      inTransaction(async ({ write }) => {
        write(noteChanges, [person.person, sites, at])
        write(
          `insert into staff (person, doc) values ($1, $2)
           on conflict (person) do update set doc = excluded.doc`,
          [person.person, JSON.stringify(person)],
        )
        write('delete from staff_site where person = $1', [person.person])
        write(
          `insert into staff_site (person, site)
           select distinct $1::text, site from unnest($2::text[]) site`,
          [person.person, sites],
        )
      }),
    removeStaff: (person: PersonId, at: Instant) =>
      inTransaction(async ({ write }) => {
        write(noteChanges, [person, [], at])
        write('delete from staff_site where person = $1', [person])
      }),
    changesOfStaff: (people: readonly PersonId[]) =>
      sql<StaffChange>(
        'select person, site, at, works from staff_change where person = any($1::text[]) order by at',
        [people],
      ),
    allStaff: async () => {
      const [rows, sites] = await Promise.all([
        sql<{ person: string; doc: string }>('select person, doc from staff'),
        sql<{ person: string; site: string }>('select person, site from staff_site order by site'),
      ])
      const works = Map.groupBy(sites, ({ person }) => person)
      return rows
        .flatMap((row) => staffOf(row, works.get(row.person) ?? []))
        .toSorted((one, other) => one.name.localeCompare(other.name))
    },
    sitesOfStaff: async (person: PersonId) => {
      const rows = await sql<{ site: SiteId }>(
        'select site from staff_site where person = $1 order by site',
        [person],
      )
      return rows.map(({ site }) => site)
    },
    nameByPerson: async () => {
      const [console, onFloor] = await Promise.all([
        sql<{ person: string; shown: string }>('select person, shown from console_user'),
        sql<{ person: string; doc: string }>('select person, doc from staff'),
      ])
      return new Map([
        ...console.map((row) => [row.person, row.shown] as const),
        ...onFloor.map((row) => [row.person, (JSON.parse(row.doc) as WorkPerson).name] as const),
      ])
    },
  }
}

function keys({ sql }: Postgres) {
  const keysWhere = async (rest: string, values: readonly string[] = []) => {
    const rows = await sql<KeyRow>(`select ${keyColumns} from api_key ${rest}`, values)
    return rows.map(keyOf)
  }
  return {
    putKey: async ({ key, name, scopes, createdAt }: ApiKey, hash: string) => {
      await sql(
        'insert into api_key (key, name, hash, scopes, created_at) values ($1, $2, $3, $4, $5)',
        [key, name, hash, JSON.stringify(scopes), createdAt],
      )
    },
    keyByHash: async (hash: string) =>
      (await keysWhere('where hash = $1 and revoked_at is null', [hash]))[0],
    allKeys: () => keysWhere('order by created_at, row'),
    revokeKey: async (key: string, at: Instant) => {
      await sql('update api_key set revoked_at = $2 where key = $1 and revoked_at is null', [
        key,
        at,
      ])
      return (await keysWhere('where key = $1', [key])).length > 0
    },
  }
}
