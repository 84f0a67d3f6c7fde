/** A tab at work: the shipped steps of sync over a disk, a clock and a network that misbehave. */
import { as, type EventId } from '@milepost/domain'
import {
  type Access,
  atStart,
  clockReading,
  type Draft,
  draftOf,
  type Maker,
  newEventId,
  numbered,
  pollMs,
  type Ports,
  relayAll,
  type ScanIntent,
  step,
  type Stepped,
} from '@milepost/outbox'
import { signed } from '../src/devices/testing-key.ts'
import { tabClock } from './device-clock.ts'
import type { Disk } from './disk.ts'
import type { Phone, PhoneDeps, Tab, TabRelay } from './phone.ts'
import { site } from './server.ts'
import { diskPorts, isStorageTrouble, relayPorts } from './shaky-disk.ts'
import { locked } from './tab-lock.ts'

const afterScanMs = 250

export function openTab(deps: PhoneDeps, phone: Phone): Tab {
  const { began } = deps.ledger
  const right = tabClock(deps.time.now, phone.wall, { random: deps.chance.bytes, began })
  const clock = deps.plants.clock?.(right) ?? right
  const tab: Tab = {
    phone,
    clock,
    unsaved: new Map(phone.disk.ring.drafts),
    ports: undefined as never,
    relay: undefined as never,
    memory: atStart(clock),
    isDead: false,
    frozenUntil: 0,
    wake: () => undefined,
    isResting: false,
    isNudged: false,
    pulledAt: -1,
  }
  tab.ports = portsOf(deps, tab)
  tab.relay = relayOf(deps, tab)
  phone.tabs.push(tab)
  live(deps, tab).catch(deps.broke)
  return tab
}

/** Beeps when the scan is on the disk, and not before. */
export async function scan(deps: PhoneDeps, tab: Tab, intent: ScanIntent): Promise<void> {
  const { clock, ports } = tab
  const at = clock.now()
  const minted = newEventId(at, ports.random)
  const id = deps.faults.happen('unnameable') ? as<EventId>(`%${minted}`) : minted
  const reading = clockReading(clock, tab.memory)
  await save(deps, tab, draftOf(intent, ports.maker, { id, at, clock: reading }))
  nudge(deps, tab, afterScanMs)
}

async function save({ ledger, plants }: PhoneDeps, tab: Tab, draft: Draft): Promise<void> {
  const { ring } = tab.phone.disk
  try {
    const left = ring.handedOut.get(draft.id)
    const held = left
      ? await tab.relay.putBack(left)
      : await tab.ports.outbox.append(draft.id, numbered(draft))
    tab.unsaved.delete(draft.id)
    ring.held.set(held.id, held)
    ring.drafts.delete(draft.id)
    ring.handedOut.delete(draft.id)
    ledger.beeped(held.id)
  } catch (trouble) {
    if (!isStorageTrouble(trouble)) throw trouble
    tab.unsaved.delete(draft.id)
    const again = plants.retried?.(draft, tab.ports) ?? draft
    tab.unsaved.set(again.id, again)
    ring.drafts.set(again.id, again)
  }
}

async function live(deps: PhoneDeps, tab: Tab): Promise<void> {
  while (!tab.isDead) {
    if (tab.phone.isAsleep) await woken(tab)
    const againInMs = await round(deps, tab)
    await rest(deps, tab, Math.min(againInMs, pollMs))
  }
}

const woken = (tab: Tab) =>
  new Promise<void>((go) => {
    tab.wake = go
  })

async function round(deps: PhoneDeps, tab: Tab): Promise<number> {
  try {
    for (const draft of tab.unsaved.values()) await save(deps, tab, draft)
    const take = deps.plants.step ?? step
    tab.ports = { ...tab.ports, maker: makerOf(tab.phone) }
    const stepped = await locked(deps, tab, async () => await take(tab.ports, tab.memory))
    tab.memory = stepped.memory
    const { outcome } = stepped
    if (outcome.kind !== 'resting' && outcome.kind !== 'idle')
      deps.trace(`${tab.phone.name} ${JSON.stringify(outcome)}`)
    if (outcome.kind === 'pushed') trim(deps, tab.phone.disk)
    if (outcome.kind === 'pulled' && !outcome.more) tab.pulledAt = deps.time.now()
    if (hasAnswered(stepped) && tab.phone.disk.relay.held().length > 0) await relayAll(tab.relay)
    return stepped.againInMs
  } catch (trouble) {
    if (isStorageTrouble(trouble)) return pollMs
    throw trouble
  }
}

/** As in the scanner: a device told that it is revoked still hands in what it carries. */
const hasAnswered = ({ outcome }: Stepped): boolean =>
  outcome.kind === 'pushed' ||
  outcome.kind === 'pulled' ||
  (outcome.kind === 'refused' && outcome.trouble === 'revoked')

/** What the server has leaves the second medium. */
function trim({ plants }: PhoneDeps, { outbox, ring }: Disk): void {
  const rows = outbox.scans()
  const done = rows.filter(({ delivery }) => plants.trims ?? delivery.state !== 'waiting')
  for (const { id } of done) ring.held.delete(id)
}

async function rest({ time }: PhoneDeps, tab: Tab, milliseconds: number): Promise<void> {
  tab.isResting = true
  const longest = tab.isNudged ? Math.min(milliseconds, afterScanMs) : milliseconds
  tab.isNudged = false
  await new Promise<void>((go) => {
    tab.wake = go
    time.after(longest, go)
  })
  tab.isResting = false
}

function nudge({ time }: PhoneDeps, tab: Tab, within: number): void {
  if (tab.isResting) time.after(within, () => tab.wake())
  else tab.isNudged = true
}

function portsOf(deps: PhoneDeps, tab: Tab): Ports {
  const { network, plants, chance } = deps
  const { phone, clock } = tab
  const disk = () => phone.disk
  const { outbox, work } = diskPorts(deps, tab)
  const transport = network(lineOf(phone, clock))
  return {
    outbox: plants.outbox?.(outbox, disk, clock) ?? outbox,
    work: plants.work?.(work, disk) ?? work,
    transport: plants.transport?.(transport, disk) ?? transport,
    clock,
    random: chance.bytes,
    maker: makerOf(phone),
  }
}

const lineOf = (phone: Phone, clock: Tab['clock']) => ({
  access: {
    device: async () => phone.device,
    sign: async (text: string) => signed(text),
    read: async () => phone.access,
    keep: async (access: Access) => {
      phone.access = access
    },
    clock,
  },
  isOffline: () => phone.isOffline || phone.isCutOff,
})

function relayOf(deps: PhoneDeps, tab: Tab): TabRelay {
  const { network, plants, chance } = deps
  const { handIn } = network(lineOf(tab.phone, tab.clock))
  return {
    ...relayPorts(deps, tab),
    random: chance.bytes,
    handIn: plants.handIn?.(handIn) ?? handIn,
  }
}

const makerOf = ({ device }: Phone): Maker => ({ device, site, app: '1.0.0' })
