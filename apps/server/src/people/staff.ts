/** People of the floor sign in on a device without a network, so devices get what checks a badge or PIN, never those. */
import { ownLabel } from '@milepost/barcode'
import type { Badged, NewStaff, StaffToBadge, WorkPerson } from '@milepost/contract'
import { as, type PersonId, type SiteId } from '@milepost/domain'
import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import type { EventLog } from '../event-log/event-log.ts'
import type { Clock, Randomness } from '../ops/ports.ts'
import { digestOf } from '../ops/secret.ts'
import type { PeopleStore } from './store.ts'

export interface StaffDeps {
  readonly people: Pick<PeopleStore, 'putStaff' | 'removeStaff' | 'sitesOfStaff'>
  readonly now: Clock
  readonly eventLog: Pick<EventLog, 'putReference'>
  readonly random: Randomness
  /** Fewer only in tests. */
  readonly pinIterations?: number
}

const derived = promisify(pbkdf2)
/** A four-digit PIN falls to anybody who has the device and time; this makes it slow, the badge is the real key. */
const usualIterations = 310_000

export async function addStaff(deps: StaffDeps, staff: NewStaff): Promise<void> {
  const { person, name, language, badge, sites } = staff
  const pin = await pinCheck(staff.pin, deps.random(16), deps.pinIterations ?? usualIterations)
  const doc: WorkPerson = { person, name, language, badge: digestOf(badge), pin }
  const left = (await deps.people.sitesOfStaff(person)).filter((site) => !sites.includes(site))
  await deps.people.putStaff(doc, sites, deps.now())
  await forgotten(deps, person, left)
  for (const site of sites) {
    await deps.eventLog.putReference(site, { collection: 'people', id: person, doc })
  }
}

/** Makes the badge too: what it says is random, in the answer to be printed, and nowhere else. */
export async function badgeStaff(deps: StaffDeps, wish: StaffToBadge): Promise<Badged> {
  const person = wish.person ?? as<PersonId>(`p-${Buffer.from(deps.random(8)).toString('hex')}`)
  const badge = Array.from(deps.random(20), (byte) => badgeAlphabet.charAt(byte % 32)).join('')
  await addStaff(deps, { ...wish, person, badge })
  return { person, badge: ownLabel('badge', badge) }
}

/** Whoever leaves signs in no more, as soon as a device has heard of it. False for nobody we know. */
export async function dropStaff(deps: StaffDeps, person: PersonId): Promise<boolean> {
  const sites = await deps.people.sitesOfStaff(person)
  await deps.people.removeStaff(person, deps.now())
  await forgotten(deps, person, sites)
  return sites.length > 0
}

/** Five bits a letter, and none that is read as another. */
const badgeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

async function forgotten(
  { eventLog }: Pick<StaffDeps, 'eventLog'>,
  person: PersonId,
  sites: readonly SiteId[],
): Promise<void> {
  for (const site of sites) {
    await eventLog.putReference(site, { collection: 'people', id: person, doc: null })
  }
}

async function pinCheck(
  pin: string,
  salt: Uint8Array,
  iterations: number,
): Promise<WorkPerson['pin']> {
  const hash = await derived(pin, salt, iterations, 32, 'sha256')
  return {
    salt: Buffer.from(salt).toString('base64'),
    iterations,
    hash: hash.toString('base64'),
  }
}
