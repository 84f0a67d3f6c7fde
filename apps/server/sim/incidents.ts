/** What comes a few times in a world and at no request: lost and copied disks, restores, clocks set, devices revoked. */
import { as, type PersonId } from '@milepost/domain'
import type { Chance } from './chance.ts'
import { aheadBy, wrongBy } from './device-clock.ts'
import { copyOf, emptyDisk, reunited } from './disk.ts'
import type { FaultClass } from './faults.ts'
import { addTwin, loseDisk, noteDestroyed } from './losses.ts'
import { kill, type Phone } from './phone.ts'
import { cutOff, planRescues } from './rescues.ts'
import type { World } from './world-parts.ts'

/** Answers false when it befell nobody, or not yet. */
type Incident = (world: World, phone: Phone, chance: Chance) => Promise<boolean> | boolean

type Coming = Exclude<FaultClass, 'server-crash'>

const incidents: Readonly<Partial<Record<Coming, Incident>>> = {
  'tab-crash': (_, phone) => {
    for (const tab of phone.tabs) kill(tab)
    return true
  },
  'corrupt-row': ({ ledger }, { disk }, chance) => {
    const rows = disk.outbox.scans()
    const row = rows[chance.between(0, rows.length - 1)]
    if (!row) return false
    disk.damaged.add(row.id)
    ledger.damage(row.id)
    return true
  },
  wipe,
  /** To an image of the whole device, what it shows the server included. */
  'rewind': (world, phone) => {
    const { device, access, disk } = phone
    const then = copyOf(disk)
    world.time.after(world.chance.between(1, 4) * 60_000, async () => {
      if (world.faults.isCalm()) return
      await loseDisk(world, phone, then)
      Object.assign(phone, { device, access })
      world.faults.befell('rewind')
    })
    return false
  },
  'rescue': cutOff,
  'clone': (world, phone) => {
    if (world.phones.length >= 6) return false
    addTwin(world, phone)
    return true
  },
  /** Of one device, or of all, when what gives them the time is wrong. */
  'clock-jump': ({ phones }, { wall }, chance) => {
    const before = wall.ahead
    wall.ahead = chance.happens(0.5) ? aheadBy(before) : wrongBy(chance)
    if (chance.happens(0.4)) for (const other of phones) other.wall.ahead = wall.ahead
    return wall.ahead !== before
  },
  'server-away': (world, _, chance) => {
    world.host.setAway(true)
    world.time.after(chance.between(1, 4) * 30_000, () => world.host.setAway(false))
    return true
  },
  'server-full': (world, _, chance) => {
    world.host.setFull(true)
    world.time.after(chance.between(1, 4) * 30_000, () => world.host.setFull(false))
    return true
  },
  'fold-trouble': (world, _, chance) => {
    world.host.setFoldTrouble(true)
    world.time.after(chance.between(1, 4) * 60_000, () => world.host.setFoldTrouble(false))
    return true
  },
  'restore': async (world, _, chance) => {
    const { host, faults } = world
    if (chance.happens(0.4)) return await restore(world)
    host.onNextPush(async () => {
      if (faults.isCalm()) return
      await restore(world)
      faults.befell('restore')
      host.falter()
    })
    return false
  },
  /** What the server forgets soon after, a device with nothing left to send has to learn all the same. */
  'revoke': async (world, { device, name }, chance) => {
    const { host, time, trace, faults } = world
    trace(`${name} is revoked`)
    if (faults.chosen.has('restore')) {
      time.after(chance.between(0, 30_000), host.backUp)
      time.after(chance.between(1, 6) * 60_000, async () => {
        if (!faults.isCalm()) await happen(world, 'restore', () => restore(world, 'newest'))
      })
    }
    return await host.server.stores().devices.revoke(device, as<PersonId>('u-1'), time.now())
  },
}

async function restore(world: World, which?: 'newest'): Promise<boolean> {
  await world.host.restore(which)
  await noteDestroyed(world)
  return true
}

/** Mostly while people work, since then most is under way. */
export function planIncidents(world: World, endsAt: number): void {
  const { time, chance, faults, host, shiftStarts } = world
  const own = chance.apart('incidents')
  for (const [fault, incident] of Object.entries(incidents) as [Coming, Incident][]) {
    for (let left = faults.times(fault); left > 0; left -= 1) {
      const at = momentIn(own, shiftStarts, endsAt - time.now())
      const phone = world.phones[own.between(0, world.phones.length - 1)]
      if (phone)
        time.after(at, async () => await happen(world, fault, () => incident(world, phone, own)))
    }
  }
  planRescues(world, chance.apart('rescues'))
  if (!faults.chosen.has('restore')) return
  for (let left = 4; left > 0; left -= 1)
    time.after(momentIn(own, shiftStarts, endsAt - time.now()), host.backUp)
  // Late, so that devices have had time to forget what they should not.
  const late = endsAt - time.now() - own.between(0, 60_000)
  if (own.happens(0.6)) time.after(late, () => happen(world, 'restore', () => restore(world)))
}

async function happen(
  world: World,
  fault: Coming,
  what: () => ReturnType<Incident>,
): Promise<void> {
  world.trace(`incident: ${fault}`)
  if (await what()) world.faults.befell(fault)
}

const momentIn = (chance: Chance, starts: readonly number[], span: number): number =>
  starts.length > 0 && chance.happens(0.7)
    ? (starts[chance.between(0, starts.length - 1)] ?? 0) + chance.between(0, 250_000)
    : chance.between(0, span)

/** Site data cleared, or the disk's failure. The second medium survives it more often than not. */
async function wipe(world: World, phone: Phone, chance: Chance): Promise<boolean> {
  const { bytes } = chance
  if (chance.happens(0.6)) {
    await loseDisk(world, phone, reunited(phone.disk, bytes))
    return true
  }
  // Its key went with the rest, or did not.
  await loseDisk(world, phone, emptyDisk(bytes), chance.happens(0.5))
  for (const tab of phone.tabs) kill(tab)
  return true
}
