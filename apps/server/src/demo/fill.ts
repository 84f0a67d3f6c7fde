/** Puts the demo day into empty stores, by the same ways in that a real day takes. */
import { hashOf, type Role } from '@milepost/contract'
import {
  canonical,
  type DeviceId,
  type Instant,
  type MilepostEvent,
  type PersonId,
} from '@milepost/domain'
import type { Stores } from '../app.ts'
import { nobodysKey } from '../devices/device-key.ts'
import { offerEnrolment } from '../devices/enrolment.ts'
import { newChallenge } from '../devices/tokens.ts'
import type { Arrival } from '../event-log/event-log.ts'
import type { Clock, Randomness } from '../ops/ports.ts'
import { digestOf, newSecret } from '../ops/secret.ts'
import { orderIdOf } from '../orders/place-order.ts'
import { addStaff } from '../people/staff.ts'
import { addUser } from '../people/user.ts'
import { openSite } from '../sites/open-site.ts'
import { type DemoDevice, demoDevices, demoPeople, demoSite } from './crew.ts'
import { type DemoDay, demoDay, demoShop } from './demo-day.ts'
import { shelf } from './shelf.ts'
import { upsNumber } from './tracking.ts'

export interface DemoDeps extends Stores {
  readonly now: Clock
  readonly random: Randomness
}

export interface DemoSignIn {
  readonly name: string
  readonly password: string
}

const minute = 60_000
const hour = 60 * minute
const demoShopLook = {
  name: 'Hearth & Pine (demo)',
  colour: '#b4532a',
  help: 'mailto:help@hearth-and-pine.example',
}

export async function fillWithDemo(deps: DemoDeps): Promise<void> {
  const { eventLog } = deps
  const day = demoDay(deps.now(), orderIdOf)
  await openSite(deps, demoSite)
  await deps.shops.putShop(demoShop, demoShopLook)
  for (const { person, name, pin, badge } of demoPeople) {
    const staff = { person, name, pin, badge, language: 'en', sites: [demoSite.site] }
    await addStaff(deps, staff)
  }
  for (const { sku, name, gtin, bin } of shelf) {
    const doc = { sku, name, gtin, bin }
    await eventLog.putReference(demoSite.site, { collection: 'products', id: sku, doc })
  }
  for (const device of demoDevices) await enrolled(deps, device, day)
  for (const { order, reference } of day.orders) {
    const contentHash = hashOf(['demo', reference])
    const claim = { kind: 'order', owner: demoShop, reference, id: order, contentHash } as const
    const token = newSecret(deps.random, 18)
    await deps.orders.claim({ ...claim, firstAt: deps.now() }, { token })
  }
  const arrivals = [
    ...day.facts.map(arrivalOf),
    ...day.scans.map(({ event, device, epoch, seq }) => ({
      ...arrivalOf(event),
      delivery: { device, epoch, seq },
    })),
  ]
  for (const { at, those } of hourByHour(arrivals)) {
    await eventLog.append({ arrivals: those, refused: [], at: Math.min(at, deps.now()) })
  }
  for (const device of demoDevices) await heard(deps, device, day)
  await eventLog.judge(deps.now())
}

/** A supervisor of the demo day; the same name again gets the new password. */
export const demoUser = async (deps: DemoDeps, { name, password }: DemoSignIn): Promise<void> => {
  const role: Role = 'admin'
  await addUser(deps, { name, password, role })
}

/** A code for the first device, so that nobody has to look for the button. */
export async function demoEnrolment(deps: DemoDeps, origin: string): Promise<string> {
  const by = 'demo' as PersonId
  return (await offerEnrolment(deps, { site: demoSite.site }, by, origin)).code
}

/** The customer's page at its most interesting: two of three boxes delivered, and the number of the one still to come. */
export async function demoParcel({
  eventLog,
  orders,
}: DemoDeps): Promise<{ readonly path: string; readonly number: string } | undefined> {
  const hits = await eventLog.latestOrders(200)
  const split = hits.find(({ boxes }) => boxes === 3) ?? hits[0]
  const token = split && (await orders.tokenOf(split.order))
  return token ? { path: `/o/${token}`, number: upsNumber(split.reference, 2) } : undefined
}

/** We hear of things about when they happen, so that only what is late in the story reads as late. */
function hourByHour(arrivals: readonly Arrival[]) {
  const byHour = Map.groupBy(arrivals, ({ event }) => Math.floor(momentOf(event) / hour))
  return [...byHour]
    .toSorted(([one], [other]) => one - other)
    .map(([, those]) => ({ those, at: Math.max(...those.map(({ event }) => momentOf(event))) }))
}

const momentOf = ({ occurred }: MilepostEvent): Instant =>
  'at' in occurred ? occurred.at : occurred.endsAt

const arrivalOf = (event: MilepostEvent): Arrival => ({
  event,
  bytes: canonical(event),
  hash: hashOf(event),
})

/** Nobody has these devices, so their keys are thrown away at once. */
async function enrolled(deps: DemoDeps, { device, name }: DemoDevice, day: DemoDay): Promise<void> {
  const { devices, now, random } = deps
  const codeHash = digestOf(newSecret(random))
  const offeredBy = 'demo' as PersonId
  const since = firstScanOf(device, day) ?? now()
  await devices.offer(
    { codeHash, site: demoSite.site, name, offeredBy, expiresAt: now() + minute },
    now(),
  )
  await devices.redeem(
    codeHash,
    { device, name, key: nobodysKey(), challenge: newChallenge(random) },
    Math.min(since, now()),
  )
}

async function heard(deps: DemoDeps, device: DemoDevice, day: DemoDay): Promise<void> {
  const held = day.heldBack.filter((scan) => scan.device === device.device)
  const made = [...day.scans, ...day.heldBack].filter((scan) => scan.device === device.device)
  const at = deps.now() - device.silentMinutes * minute
  const oldest = held[0]?.at
  const { eventLog, devices } = deps
  const waiting = held.length
  await devices.contact(device.device, {
    at,
    waiting,
    app: 'demo',
    clockOffset: 0,
    storage: device.storage,
    made: Object.fromEntries(made.map(({ epoch, seq }) => [epoch, seq])),
  })
  await eventLog.heard(
    {
      device: device.device,
      site: demoSite.site,
      makes: device.makes,
      heardAt: at,
      waiting,
      ...(oldest === undefined ? {} : { oldestWaitingAt: oldest }),
    },
    at,
  )
}

const firstScanOf = (device: DeviceId, day: DemoDay): Instant | undefined =>
  day.scans.find((scan) => scan.device === device)?.at
