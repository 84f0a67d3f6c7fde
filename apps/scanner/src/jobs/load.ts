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

/** Events in the order in which they were made. */
export function openLoadOf(events: readonly DeviceEvent[]): OpenLoad | undefined {
  const undone = undoneIn(events)
  return events
    .filter(({ id }) => !undone.has(id))
    .reduce<OpenLoad | undefined>(afterEvent, undefined)
}

function afterEvent(load: OpenLoad | undefined, event: DeviceEvent): OpenLoad | undefined {
  switch (event.kind) {
    case 'load-opened': {
      const { load: id, carrier, dock } = event.body
      return { load: id, carrier, ...(dock === undefined ? {} : { dock }), boxes: [], labels: [] }
    }
    case 'load-closed':
      return event.body.load === load?.load ? undefined : load
    case 'loaded': {
      if (!load || event.body.load !== load.load) return load
      const { box, label } = event.body
      return {
        ...load,
        boxes: box ? [...load.boxes, box] : load.boxes,
        labels: label ? [...load.labels, label] : load.labels,
        ...(box && label ? { labelOn: { ...load.labelOn, [box]: label } } : {}),
      }
    }
    default:
      return load
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
