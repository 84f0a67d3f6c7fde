/** What an admin sets up: sites, people of the floor and of the console, keys of other systems. */
import type { PersonId, SiteId } from '@milepost/domain'
import * as z from 'zod'
import { roles } from './console.ts'
import { workSite } from './pull.ts'
import { instant, named, optional, shortText } from './shape.ts'

export const settingsPaths = {
  /** GET answers `keyList`; POST `newKey` answers `keyIssued`; DELETE `/:key` revokes. */
  keys: '/v1/console/keys',
  /** GET answers `siteList`; PUT `workSite` opens a site, or changes it. */
  sites: '/v1/console/sites',
  /** PUT `newStaff` lets a person sign in on the devices of these sites. */
  staff: '/v1/console/staff',
  /** PUT `newUser` lets a person sign in at the console. The same name again changes role and password. */
  users: '/v1/console/users',
} as const

export const scopes = ['orders:write', 'orders:read', 'receipts:write'] as const
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

export const newKey = z.object({ name: shortText.min(1), scopes: z.array(z.enum(scopes)).min(1) })
/** The secret is told once, and kept here only as a hash. */
export const keyIssued = z.object({ key: z.string(), secret: z.string() })
export type KeyIssued = z.output<typeof keyIssued>

export const siteList = z.object({ sites: z.array(workSite) })
export type SiteList = z.output<typeof siteList>

export const newStaff = z.object({
  person: named<PersonId>(),
  name: shortText.min(1),
  language: z.string().regex(/^[a-z]{2}$/),
  /** What the badge's code says. Only its digest protects it, so it must be long and random. */
  badge: z.string().min(12).max(200),
  pin: z.string().regex(/^\d{4,8}$/),
  sites: z.array(named<SiteId>()).min(1).max(100),
})
export type NewStaff = z.output<typeof newStaff>

export const newUser = z.object({
  name: shortText.min(1),
  role: z.enum(roles),
  password: z.string().min(12).max(200),
})
export type NewUser = z.output<typeof newUser>
