/** When each event happened, as best we know, and the one order everybody reads them in. */
import { canonical } from './canonical.ts'
import type { DeviceEvent, MilepostEvent, Source } from './event.ts'
import type { DeviceId, EventId, SessionId } from './id.ts'
import type { Instant } from './time.ts'

/** An event with its corrected time, which alone decides its place (TL3). */
export interface Placed<Event extends MilepostEvent = MilepostEvent> {
  readonly event: Event
  readonly at: Instant
  /** The device's clock was off by more than two minutes. */
  readonly skewed: boolean
}

const skewIsNotedFromMs = 2 * 60_000

/**
 * Oldest first. Arrival order and our own receive times never take part (TL1). Clock fixes move others and have no place
 * themselves.
 */
export function inOrder(events: readonly MilepostEvent[]): readonly Placed[] {
  const fixes = bestFixes(events)
  const placed: Placed[] = []
  const scans: Placed<DeviceEvent>[] = []
  for (const event of events) {
    if (event.kind === 'clock-fixed') continue
    if (event.source === 'device') scans.push(scanPlaced(event, fixes))
    else placed.push({ event, at: timeGiven(event), skewed: false })
  }
  placed.push(...neverReorderingADevice(scans))
  return placed.toSorted(byPlace)
}

/** An id names one fact. The log refuses a second text under it; should both come, the same one always wins (TL2). */
export function onceEach(events: readonly MilepostEvent[]): readonly MilepostEvent[] {
  const eventById = new Map<EventId, MilepostEvent>()
  for (const event of events) {
    const held = eventById.get(event.id)
    if (held === undefined) eventById.set(event.id, event)
    else if (held !== event && canonical(event) < canonical(held)) eventById.set(event.id, event)
  }
  return eventById.size === events.length ? events : [...eventById.values()]
}

/** A date without a time sorts at the end of that local day (TL5). */
function timeGiven({ occurred }: MilepostEvent): Instant {
  return 'at' in occurred ? occurred.at : occurred.endsAt
}

/** Device time plus the offset measured with the scan, else the session's best later fix, else as the clock read (TL3). */
function scanPlaced(event: DeviceEvent, fixes: Fixes): Placed<DeviceEvent> {
  const { device, clock } = event.scan
  const offset = clock.offset ?? fixes.get(sessionName(device, clock.session))?.body.offset ?? 0
  return {
    event,
    at: timeGiven(event) + offset,
    skewed: Math.abs(offset) > skewIsNotedFromMs,
  }
}

type ClockFix = Extract<DeviceEvent, { readonly kind: 'clock-fixed' }>
type Fixes = ReadonlyMap<string, ClockFix>

const sessionName = (device: DeviceId, session: SessionId) => `${device}:${session}`

/** The fix with the smallest error, ties by id: which came first says nothing. */
function bestFixes(events: readonly MilepostEvent[]): Fixes {
  const bestBySession = new Map<string, ClockFix>()
  for (const event of events) {
    if (event.kind !== 'clock-fixed') continue
    const session = sessionName(event.scan.device, event.body.session)
    const best = bestBySession.get(session)
    if (best === undefined || isBetter(event, best)) bestBySession.set(session, event)
  }
  return bestBySession
}

function isBetter(fix: ClockFix, than: ClockFix): boolean {
  if (fix.body.error !== than.body.error) return fix.body.error < than.body.error
  return fix.id < than.id
}

/** Corrected time never falls along a device's own count: one device's scans never swap (TL4). */
function neverReorderingADevice(
  scans: readonly Placed<DeviceEvent>[],
): readonly Placed<DeviceEvent>[] {
  const counted = scans.toSorted((a, b) => byCount(a.event, b.event))
  let before: Placed<DeviceEvent> | undefined
  return counted.map((scan) => {
    const late = before && isOneCount(before.event, scan.event) && before.at > scan.at
    before = late && before ? { ...scan, at: before.at } : scan
    return before
  })
}

const isOneCount = (a: DeviceEvent, b: DeviceEvent) =>
  a.scan.device === b.scan.device && a.scan.epoch === b.scan.epoch

function byCount(a: DeviceEvent, b: DeviceEvent): number {
  return (
    compare(a.scan.device, b.scan.device) ||
    compare(a.scan.epoch, b.scan.epoch) ||
    a.scan.seq - b.scan.seq ||
    compare(a.id, b.id)
  )
}

/** At one instant the shop's word comes first, then what the floor did, then what others saw and said (TL6). */
const rankOf: Readonly<Record<Source, number>> = {
  shop: 0,
  device: 1,
  carrier: 2,
  person: 3,
  customer: 4,
}

function byPlace(a: Placed, b: Placed): number {
  if (a.at !== b.at) return a.at - b.at
  const rank = rankOf[a.event.source] - rankOf[b.event.source]
  if (rank !== 0) return rank
  return a.event.source === 'device' && b.event.source === 'device'
    ? byCount(a.event, b.event)
    : compare(a.event.id, b.event.id)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
