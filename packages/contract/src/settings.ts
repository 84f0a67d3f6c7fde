/** What an admin sets up: sites, people of the floor and of the console, keys of other systems. */
import { optionalScans, type PersonId, type ShopId, type SiteId } from '@milepost/domain'
import * as z from 'zod/mini'
import { roles } from './console.ts'
import { workSite } from './pull.ts'
import {
  named,
  formed,
  instant,
  listOf,
  nameText,
  optional,
  shortText,
  someOf,
  text,
} from './shape.ts'

export const settingsPaths = {
  /** GET answers `keyList`; POST `newKey` answers `keyIssued`; DELETE `/:key` revokes. */
  keys: '/v1/console/keys',
  /** GET answers `siteList`; PUT `openedSite` opens a site, or changes it. */
  sites: '/v1/console/sites',
  /**
   * GET answers `staffList`; POST `staffToBadge` answers `badged`; PUT `newStaff` takes a badge made elsewhere. Each lets
   * a person sign in on the devices of these sites and no others; DELETE `/:person` ends it.
   */
  staff: '/v1/console/staff',
  /** GET answers `userList`; PUT `newUser` lets a person sign in at the console. The same name again changes role and password. DELETE `/:person` takes a person out. */
  users: '/v1/console/users',
  /** GET answers `shopList`; PUT `shopFace` says how a shop looks to its customers. */
  shops: '/v1/console/shops',
} as const

/** `metrics:read` is for a monitor: it reads `/metrics`, and nothing about anybody. */
export const scopes = ['orders:write', 'orders:read', 'receipts:write', 'metrics:read'] as const
export type Scope = (typeof scopes)[number]

const issuedKey = z.object({
  key: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  createdAt: instant,
  revokedAt: optional(instant),
})
export const keyList = z.object({ keys: z.array(issuedKey) })
export type KeyList = z.output<typeof keyList>

export const newKey = z.object({
  name: nameText,
  scopes: z.array(z.enum(scopes)).check(z.minLength(1)),
})
/** The secret is told once, and kept here only as a hash. */
export const keyIssued = z.object({ key: z.string(), secret: z.string() })
export type KeyIssued = z.output<typeof keyIssued>

const neverScans = listOf(z.enum(optionalScans), optionalScans.length)

/** A site whose clock nobody knows would break every screen that shows a time. */
export const openedSite = z.extend(workSite, {
  name: nameText,
  zone: z.string().check(z.refine(isZone, { error: 'There is no such time zone' })),
  /** What is done here without scanning it. Without this field it stays as it was. */
  neverScans: optional(neverScans),
})
export const siteList = z.object({
  sites: z.array(
    z.extend(workSite, {
      neverScans,
      /** Who said so last, and when. */
      routeSaid: optional(z.object({ by: z.string(), at: instant })),
    }),
  ),
})
export type SiteList = z.output<typeof siteList>

export const newStaff = z.object({
  person: named<PersonId>(),
  name: nameText,
  language: formed(/^[a-z]{2}$/),
  /** What the badge's code says. Only its digest protects it, so it must be long and random. */
  badge: text(12, 200),
  /** As many digits as the pad of a device takes. */
  pin: formed(/^\d{4}$/),
  sites: someOf(named<SiteId>(), 100),
})
export type NewStaff = z.output<typeof newStaff>

/** Somebody new, or with `person` somebody known with a new badge and PIN. The badge is made here. */
export const staffToBadge = z.object({
  person: optional(named<PersonId>()),
  name: nameText,
  language: newStaff.shape.language,
  pin: newStaff.shape.pin,
  sites: newStaff.shape.sites,
})
export type StaffToBadge = z.output<typeof staffToBadge>

/** What to print. Told once, and kept only as a digest. */
export const badged = z.object({ person: named<PersonId>(), badge: z.string() })
export type Badged = z.output<typeof badged>

export const staffList = z.object({
  staff: z.array(
    z.object({
      person: named<PersonId>(),
      name: shortText,
      language: z.string(),
      sites: z.array(named<SiteId>()),
    }),
  ),
})
export type StaffList = z.output<typeof staffList>

export const userList = z.object({
  users: z.array(z.object({ person: named<PersonId>(), name: shortText, role: z.enum(roles) })),
})
export type UserList = z.output<typeof userList>

export const newUser = z.object({
  name: nameText,
  role: z.enum(roles),
  password: text(12, 200),
})
export type NewUser = z.output<typeof newUser>

/** A shop as its customers know it. */
export const shopFace = z.object({
  shop: named<ShopId>(),
  name: text(1, 60),
  colour: formed(/^#[0-9a-f]{6}$/i),
  /** No other scheme: it becomes a link. */
  help: optional(formed(/^(https:\/\/|mailto:|tel:)\S{1,290}$/)),
})
export type ShopFace = z.output<typeof shopFace>
export const shopList = z.object({ shops: z.array(shopFace) })

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
