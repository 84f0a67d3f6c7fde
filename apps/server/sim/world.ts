/** One seed's world: a few devices, one server, days of bad weather, then a calm in which all must come right. */
import { as, type DeviceId } from '@milepost/domain'
import { chanceOf } from './chance.ts'
import { claimsOn } from './claims.ts'
import { wrongBy } from './device-clock.ts'
import { emptyDisk } from './disk.ts'
import { deskCookie, deskOf, seatAt } from './desk.ts'
import { faultsOf } from './faults.ts'
import { ordersOf } from './floor-work.ts'
import { planIncidents } from './incidents.ts'
import { ledgerOf } from './ledger.ts'
import { networkOf } from './network.ts'
import { judged, type Verdict } from './oracle.ts'
import type { Phone, PhoneDeps } from './phone.ts'
import { serverHost } from './server-host.ts'
import { calmDown, planShifts } from './shifts.ts'
import { virtualTime } from './virtual-time.ts'
import type { Outcome, Wish, World } from './world-parts.ts'

const start = Date.UTC(2026, 10, 2, 6)

export async function lived(wish: Wish): Promise<Outcome> {
  let failed: Verdict | undefined
  const fail = (verdict: Verdict) => {
    failed ??= verdict
  }
  const world = worldOf(wish, fail, () => failed !== undefined)
  const { host, time, ledger, phones, faults, chance } = world
  try {
    await settle(world)
    const endsAt = planShifts(world)
    planIncidents(world, endsAt)
    await time.run(world.isFailed, endsAt)
    if (!failed) await calmDown(world)
    const ended = {
      server: host.server,
      phones,
      ledger,
      chance: chance.apart('oracle'),
      now: time.now(),
      wasRestored: faults.counts().has('restore'),
    }
    if (!failed) failed = await judged(ended)
  } catch (error) {
    failed ??= threw(error)
  } finally {
    host.server.close()
  }
  const told = { seed: wish.seed, scans: ledger.scans.size, requests: host.requests() }
  return {
    ...told,
    faults: [...faults.chosen.keys()],
    befell: faults.counts(),
    ...(failed ? { verdict: failed } : {}),
  }
}

const threw = (error: unknown): Verdict => ({
  kind: 'threw',
  what: error instanceof Error ? (error.stack ?? error.message) : String(error),
})

function worldOf(wish: Wish, fail: World['fail'], isFailed: () => boolean): World {
  const { seed, plants = {}, without = new Set() } = wish
  const chance = chanceOf(seed)
  const time = virtualTime(start)
  const faults = faultsOf(chance.apart('faults'), without)
  const ledger = ledgerOf()
  const since = (line: string) => wish.trace?.(`${clockText(time.now() - start)}  ${line}`)
  const claims = claimsOn(ledger)
  const host = serverHost({
    time,
    chance: chance.apart('server'),
    faults,
    plants,
    claims,
    fail,
    trace: since,
  })
  const network = networkOf({
    time,
    chance: chance.apart('network'),
    faults,
    serve: host.serve,
    heldMs: host.heldMs,
  })
  const deps: PhoneDeps = {
    time,
    chance: chance.apart('phones'),
    faults,
    network,
    ledger,
    plants,
    trace: since,
    broke: (error) => fail(threw(error)),
  }
  const orders = ordersOf(chance.apart('orders').between(2, 4))
  const desk = deskOf({
    handIn: network.atConsole(deskCookie),
    chance: chance.apart('desk'),
    time,
    ledger,
  })
  const parts = { wish, chance, time, faults, ledger, host, orders, deps, desk, fail, isFailed }
  return { ...parts, phones: [], trace: since, count: counter(), shiftStarts: [] }
}

function counter(): World['count'] {
  const counts = new Map<string, number>()
  return (what) => {
    const count = (counts.get(what) ?? 0) + 1
    counts.set(what, count)
    return count
  }
}

/** Orders are placed, devices enrolled, and a first backup is there. */
async function settle(world: World): Promise<void> {
  const { chance, host, phones, orders, wish, faults } = world
  const shape = chance.apart('shape')
  await host.place(orders)
  await seatAt(host.server.stores().people)
  const wallAhead = () => {
    const ahead = faults.chosen.has('wrong-clock') ? wrongBy(shape) : 0
    if (ahead !== 0) faults.befell('wrong-clock')
    return ahead
  }
  const count = Math.min(shape.oneOf([2, 2, 3, 3, 4, 5]), wish.most?.phones ?? 5)
  for (let nth = 1; nth <= count; nth += 1) {
    const device = as<DeviceId>(`d-${nth}`)
    const phone: Phone = {
      name: `phone ${nth}`,
      device,
      access: undefined,
      disk: emptyDisk(shape.bytes),
      wall: { ahead: wallAhead() },
      isOffline: false,
      isCutOff: false,
      isAsleep: false,
      tabs: [],
      holder: undefined,
    }
    // A restore to that first backup does not know those who came after it.
    if (nth === count && shape.happens(0.3)) host.backUp()
    await host.server.enrol(device)
    phones.push(phone)
  }
  host.backUp()
}

function clockText(milliseconds: number): string {
  const seconds = milliseconds / 1000
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor((seconds % 86_400) / 3600)]
  const minutes = Math.floor((seconds % 3600) / 60)
  return `${days}d ${two(hours)}:${two(minutes)}:${(seconds % 60).toFixed(3).padStart(6, '0')}`
}

const two = (value: number) => String(value).padStart(2, '0')
