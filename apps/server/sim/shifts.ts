/** When people work: shifts of a few minutes with hours or weeks between, and at the end the calm. */
import type { ScanIntent } from '@milepost/outbox'
import type { Chance } from './chance.ts'
import { fromNewerApp, intentOf, isNameable, poisoned } from './floor-work.ts'
import { markOf } from './ledger.ts'
import { reEnrol } from './losses.ts'
import { kill, type Phone, wakeUp } from './phone.ts'
import { openTab, scan } from './tab.ts'
import type { World } from './world-parts.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Answers when the last one is over. */
export function planShifts(world: World): number {
  const { chance, time, wish } = world
  const shape = chance.apart('shifts')
  const span = shape.oneOf([10 * minute, 8 * 60 * minute, 3 * day, 20 * day])
  const count = Math.min(shape.between(1, 3), wish.most?.shifts ?? 3)
  const starts = Array.from({ length: count }, () => shape.between(0, span))
  world.shiftStarts.push(...starts)
  for (const [nth, start] of starts.entries()) time.after(start, () => shift(world, nth))
  return time.now() + Math.max(...starts) + 6 * minute
}

/** Of all that are there by then, copies of a device too. */
function shift(world: World, nth: number): void {
  const { chance, time, phones } = world
  for (const phone of phones) {
    const own = chance.apart(`shift ${nth} of ${phone.name}`)
    if (own.happens(0.85)) time.after(own.between(0, 20_000), () => work(world, phone, own))
  }
}

function work(world: World, phone: Phone, own: Chance): void {
  const { time, deps, faults } = world
  const isOffline = faults.happen('shift-offline')
  phone.isOffline = isOffline
  wakeUp(phone)
  const tabs = own.oneOf([1, 1, 2, 2, 3])
  for (let nth = 0; nth < tabs; nth += 1) openTab(deps, phone)
  const lasts = own.between(20, 130) * 1000
  let at = 0
  for (let left = own.between(1, 9); left > 0; left -= 1) {
    at += own.oneOf([300, 900, 4000, 20_000]) * (0.5 + own.fraction())
    time.after(Math.min(at, lasts), () => scanOne(world, phone, own))
  }
  if (isOffline && own.happens(0.5)) time.after(lasts / 2, () => void (phone.isOffline = false))
  time.after(lasts + own.between(0, 60_000), () => {
    phone.isAsleep = own.happens(0.3)
    if (!phone.isAsleep) for (const tab of phone.tabs) kill(tab)
    phone.isOffline = false
  })
}

function scanOne(world: World, phone: Phone, own: Chance): void {
  const { deps, orders } = world
  if (phone.tabs.length === 0) openTab(deps, phone)
  const tab = phone.tabs[own.between(0, phone.tabs.length - 1)]
  if (!tab) return
  const latest = phone.disk.outbox.scans().at(-1)?.event
  const plain = intentOf(own, orders, { mark: markOf(world.count('scan')), latest })
  const intent = spoiled(plain, world, own)
  scan(deps, tab, intent).catch(deps.broke)
}

function spoiled(intent: ScanIntent, { faults }: World, own: Chance): ScanIntent {
  if (faults.happen('poison')) return poisoned(intent, own)
  if (faults.happen('newer-app')) return fromNewerApp(intent)
  return intent
}

/** To the server and back, in calm weather. */
const longestTripMs = 300
const longestCalm = 60 * minute

/** The weather clears and every device is looked at: each queue must empty, and each list be whole. */
export async function calmDown(world: World): Promise<void> {
  const { chance, time, faults, host, phones, deps, fail, trace } = world
  trace('calm')
  faults.calm()
  host.setAway(false)
  host.setFull(false)
  host.setFoldTrouble(false)
  await host.mend()
  const since = time.now()
  const own = chance.apart('calm')
  for (const phone of phones) {
    phone.isOffline = false
    phone.isCutOff = false
    wakeUp(phone)
    // A tab that was open all along has to come round by itself.
    if (phone.tabs.length === 0 || own.happens(0.5)) openTab(deps, phone)
  }
  world.desk.takeAllIn()
  const isQuiet = await quietness(world, since)
  lookAfterKeys(world)
  const isDone = () => world.isFailed() || (world.desk.isDone() && phones.every(isQuiet))
  if (await time.run(isDone, since + longestCalm)) return
  const stuck = phones.filter((phone) => !isQuiet(phone)).map(({ name }) => name)
  fail({ kind: 'stuck', what: `an hour of calm was not enough for ${stuck.join(', ')}` })
}

/** What only a person can end, a person ends. */
function lookAfterKeys(world: World): void {
  world.time.after(10_000, async () => {
    for (const phone of world.phones) {
      const isUnknown = phone.tabs.some(({ memory }) => memory.trouble === 'unknown-device')
      if (isUnknown) await reEnrol(world, phone)
    }
    lookAfterKeys(world)
  })
}

async function quietness(world: World, since: number): Promise<(phone: Phone) => boolean> {
  const life = await world.host.server.stores().eventLog.epoch()
  return (phone) => {
    const { tabs, disk } = phone
    const isEmpty =
      disk.outbox.scans().every(({ delivery }) => delivery.state !== 'waiting') &&
      disk.relay.held().every(({ event }) => !isNameable(event.id))
    const isRevoked = tabs.some(({ memory }) => memory.trouble === 'revoked')
    const isUpToDate = isRevoked
      ? disk.outbox.scans().length === 0 || disk.outbox.serverEpoch() === life
      : tabs.some(
          ({ pulledAt }) => pulledAt > Math.max(since, world.host.pushedAt() + longestTripMs),
        )
    return isEmpty && isUpToDate && tabs.every(({ unsaved }) => unsaved.size === 0)
  }
}
