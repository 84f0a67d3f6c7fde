/** People of the floor sign in on a device without a network, so devices get what checks a badge or PIN, never those. */
import type { NewStaff, WorkPerson } from '@milepost/contract'
import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import type { EventLog } from '../event-log/event-log.ts'
import type { Randomness } from '../ops/ports.ts'
import { digestOf } from '../ops/secret.ts'
import type { PeopleStore } from './store.ts'

export interface StaffDeps {
  readonly people: Pick<PeopleStore, 'putStaff'>
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
  await deps.people.putStaff(doc, sites)
  for (const site of sites) {
    await deps.eventLog.putReference(site, { collection: 'people', id: person, doc })
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
