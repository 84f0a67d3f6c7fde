/** After the calm: is every scan in exactly one place, does everybody say so, and does everybody see the same? */
import { canonical, type EventId, type MilepostEvent, orderViewOf } from '@milepost/domain'
import { missingOf } from '../src/devices/gaps.ts'
import { ledgers } from '../src/devices/ledger.ts'
import type { EventLog, Quarantined, StoredEvent } from '../src/event-log/event-log.ts'
import type { Chance } from './chance.ts'
import { isNameable } from './floor-work.ts'
import type { Ledger, Made } from './ledger.ts'
import type { Phone } from './phone.ts'
import { site, type SimServer } from './server.ts'

export interface Verdict {
  readonly kind:
    | 'lost'
    | 'doubled'
    | 'diverged'
    | 'stuck'
    | 'hidden'
    | 'false-claim'
    | 'threw'
    | 'clock'
  readonly what: string
}

interface Ended {
  readonly server: SimServer
  readonly phones: readonly Phone[]
  readonly ledger: Ledger
  readonly chance: Chance
  readonly now: number
  /** A restored server may have forgotten by whom a number was taken when its scan was numbered anew. */
  readonly wasRestored: boolean
}

interface Found extends Ended {
  readonly log: EventLog
  readonly stored: readonly StoredEvent[]
  readonly byId: ReadonlyMap<EventId, MilepostEvent>
  readonly aside: ReadonlyMap<EventId, Quarantined>
}

type Check = (found: Found) => Promise<Verdict | undefined> | Verdict | undefined

export async function judged(ended: Ended): Promise<Verdict | undefined> {
  const log = ended.server.stores().eventLog
  const stored = await log.eventsAfter(0, 1_000_000)
  const quarantined = await log.quarantined()
  const found: Found = {
    ...ended,
    log,
    stored,
    byId: new Map(stored.map(({ event }) => [event.id, event])),
    aside: new Map(quarantined.map((row) => [row.id, row])),
  }
  for (const check of checks) {
    const verdict = await check(found)
    if (verdict) return verdict
  }
  return undefined
}

const checks: readonly Check[] = [
  nothingLost,
  nothingChanged,
  nothingDoubled,
  devicesAgree,
  countsAgree,
  booksAgree,
  clocksAreTrue,
  viewsAgree,
  workAgrees,
]

function nothingLost({ ledger, byId, aside, phones }: Found): Verdict | undefined {
  for (const made of ledger.scans.values()) {
    if (byId.has(made.id) || aside.has(made.id) || ledger.destroyed.has(made.id)) continue
    if (isAsideOnDevice(phones, made.id)) continue
    return { kind: 'lost', what: `${nameOf(made)} is nowhere` }
  }
  return undefined
}

/** Held as it was made, and nothing is held that nobody made. */
function nothingChanged({ ledger, stored }: Found): Verdict | undefined {
  for (const { event } of stored) {
    if (event.source !== 'device') continue
    const made = ledger.scans.get(event.id)
    if (!made) return { kind: 'doubled', what: `nobody made ${event.id}` }
    if (!ledger.versions(event.id).includes(canonical(event)))
      return { kind: 'lost', what: `${nameOf(made)} was changed` }
  }
  return undefined
}

function nothingDoubled({ ledger, byId, aside }: Found): Verdict | undefined {
  const idByMark = new Map<string, EventId>()
  for (const { id, mark } of ledger.scans.values()) {
    const isTwofold =
      ledger.isDamaged(id) || ledger.versions(id).length > 1 || isFromRevoked(ledger, aside.get(id))
    if (byId.has(id) && aside.has(id) && !isTwofold)
      return { kind: 'doubled', what: `${id} is in the log and in quarantine` }
    if (mark === '' || !(byId.has(id) || aside.has(id))) continue
    const other = idByMark.get(mark)
    if (other) return { kind: 'doubled', what: `one scan is held as ${other} and as ${id}` }
    idByMark.set(mark, id)
  }
  return undefined
}

/** What a revoked device brought of another waits for a person, and its maker may send it all the same. */
const isFromRevoked = (ledger: Ledger, row: Quarantined | undefined): boolean =>
  row?.reason === 'device-revoked' && ledger.carriers.wasCarried(row.id)

/** Both sides say the same of each scan. */
function devicesAgree({ phones, byId, aside }: Found): Verdict | undefined {
  for (const { name, disk } of phones) {
    for (const { id, delivery } of disk.outbox.scans()) {
      const what = `${name} says that ${id} is ${delivery.state}`
      if (delivery.state === 'waiting') return { kind: 'stuck', what }
      if (delivery.state === 'acked' && !byId.has(id)) return { kind: 'hidden', what }
      const isKnown = delivery.state !== 'set-aside' || aside.has(id) || !isNameable(id)
      if (!isKnown) return { kind: 'hidden', what }
    }
  }
  return undefined
}

/** Every number made is held or named as missing, and what is missing was destroyed, or is aside on the device. */
async function countsAgree(found: Found): Promise<Verdict | undefined> {
  const { server, phones, ledger, log, byId, aside, wasRestored } = found
  for (const { device, made, gaps } of await server.stores().devices.allDevices()) {
    const ranges = await log.receivedOf(device)
    const missing = new Set(numbersOf(missingOf(ranges, made, 0)))
    for (const number of missing) {
      const [epoch = '', seq = '0'] = number.split(' ')
      const owners = ledger.under(epoch, Number(seq))
      const isTrue = owners.some((id) => ledger.destroyed.has(id) || isAsideOnDevice(phones, id))
      const isLeft = wasRestored && owners.every((id) => byId.has(id) || aside.has(id))
      if (!isTrue && !isLeft)
        return { kind: 'hidden', what: `${device} lacks ${number}, which was not lost` }
    }
    for (const number of numbersOf(gaps))
      if (!missing.has(number)) return { kind: 'hidden', what: `${device} has ${number} as a gap` }
  }
  return undefined
}

/** The server's own account of what beeped. */
async function booksAgree({ server }: Found): Promise<Verdict | undefined> {
  const odd = (await ledgers(server.stores())).find(({ difference }) => difference !== 0)
  return odd && { kind: 'hidden', what: `the ledger has a difference: ${JSON.stringify(odd)}` }
}

/** Of a session that ended before any contact, nobody can know more. */
const guessMs = 60_000

/** A measured offset is as right as it says it is. */
function clocksAreTrue({ ledger, stored }: Found): Verdict | undefined {
  for (const { event } of stored) {
    if (event.source !== 'device') continue
    const { session, offset, error } = event.kind === 'clock-fixed' ? event.body : event.scan.clock
    const ahead = ledger.ahead(session)
    if (offset === undefined || error === undefined || ahead === undefined) continue
    if (error >= guessMs) continue
    const wrongBy = Math.abs(offset + ahead)
    if (wrongBy > error + 1)
      return { kind: 'clock', what: `${event.kind} says ±${error} ms, and is ${wrongBy} ms off` }
  }
  return undefined
}

async function viewsAgree({ log, stored, chance, now }: Found): Promise<Verdict | undefined> {
  const events = shuffled(
    stored.map(({ event }) => event),
    chance,
  )
  const orders = new Set(events.flatMap(({ subject }) => subject.order ?? []))
  for (const order of orders) {
    const kept = (await log.orderView(order))?.view
    const folded = orderViewOf(order, events)
    if (JSON.stringify(kept) !== JSON.stringify(folded))
      return { kind: 'diverged', what: `the view of ${order} is not the fold of its events` }
  }
  const { differed } = await log.rebuild(now)
  return differed > 0
    ? { kind: 'diverged', what: `a rebuild changed ${differed} views` }
    : undefined
}

async function workAgrees({ log, phones }: Found): Promise<Verdict | undefined> {
  const { changes } = await log.workAfter(site, 0, 500)
  const there = documentsIn(changes)
  for (const { name, disk, tabs } of phones) {
    if (tabs.some(({ memory }) => memory.trouble)) continue
    if (documentsIn([...disk.work.docs.values()]) !== there)
      return { kind: 'diverged', what: `${name} works from other lists than the server's` }
  }
  return undefined
}

const documentsIn = (
  changes: readonly { readonly collection: string; readonly id: string; readonly doc: unknown }[],
) =>
  canonical(
    changes
      .filter(({ doc }) => doc !== null)
      .map(({ collection, id, doc }) => [collection, id, doc])
      .toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1)),
  )

const isAsideOnDevice = (phones: readonly Phone[], id: EventId) =>
  !isNameable(id) &&
  phones.some(({ disk }) =>
    disk.outbox.scans().some((held) => held.id === id && held.delivery.state === 'set-aside'),
  )

const numbersOf = (
  ranges: readonly { readonly epoch: string; readonly from: number; readonly to: number }[],
) =>
  ranges.flatMap(({ epoch, from, to }) =>
    Array.from({ length: to - from + 1 }, (_, nth) => `${epoch} ${from + nth}`),
  )

const nameOf = ({ id, phone, isBeeped }: Made) =>
  `${isBeeped ? 'beeped' : 'stored'} ${id} of ${phone}`

function shuffled<Value>(values: readonly Value[], chance: Chance): readonly Value[] {
  return values
    .map((value) => ({ value, at: chance.fraction() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
