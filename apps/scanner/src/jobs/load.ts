/** The load that is open on this device, read from its own scans: it survives a dead battery as they do. */
import type { BoxId, Carrier, DeviceEvent, EventId, Label, LoadId } from '@milepost/domain'

export interface OpenLoad {
  readonly load: LoadId
  readonly carrier: Carrier
  /** Where the truck stands. */
  readonly dock?: string
  readonly boxes: readonly BoxId[]
  readonly labels: readonly Label[]
  /** Which of them are on which boxes: once a box has left, no list of this device says so any more. */
  readonly labelOn?: Readonly<Record<BoxId, Label>>
}

/** Events in the order in which they were made. In one pass: each box that goes on asks for it. */
export function openLoadOf(events: readonly DeviceEvent[]): OpenLoad | undefined {
  const undone = undoneIn(events)
  const standing = events.filter(({ id }) => !undone.has(id))
  const opening = standing.findLast((event) => event.kind === 'load-opened')
  if (!opening) return undefined
  const { load, carrier, dock } = opening.body
  const since = standing.slice(standing.indexOf(opening) + 1)
  const isClosed = since.some((event) => event.kind === 'load-closed' && event.body.load === load)
  if (isClosed) return undefined
  const loaded = since.flatMap((event) =>
    event.kind === 'loaded' && event.body.load === load ? [event.body] : [],
  )
  const labelOn = loaded.flatMap(({ box, label }) => (box && label ? [[box, label] as const] : []))
  return {
    load,
    carrier,
    ...(dock === undefined ? {} : { dock }),
    boxes: loaded.flatMap(({ box }) => box ?? []),
    labels: loaded.flatMap(({ label }) => label ?? []),
    ...(labelOn.length > 0 ? { labelOn: Object.fromEntries(labelOn) } : {}),
  }
}

/** An undone undo counts again, so the latest word is asked first. */
function undoneIn(events: readonly DeviceEvent[]): ReadonlySet<EventId> {
  const undone = new Set<EventId>()
  for (const { id, corrects } of events.toReversed()) {
    if (corrects !== undefined && !undone.has(id)) undone.add(corrects)
  }
  return undone
}
