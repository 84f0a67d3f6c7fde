/** The story as the customer reads it: ours in steps, the carrier's in places. */
import type { CustomerLine } from './customer-view.ts'
import type { Carrier, CarrierStatus, Step } from './event.ts'
import type { BoxId, EventId } from './id.ts'
import type { Entry, OrderView } from './order-view.ts'

/** First proofs of our steps, and what the carrier saw; never twice the same in a row (CU3). */
export function customerHistory(
  view: OrderView,
  numberOf: ReadonlyMap<BoxId, number>,
): readonly CustomerLine[] {
  const proofOf = proofsShown(view)
  const lastOf = new Map<BoxId | undefined, string>()
  const lines: CustomerLine[] = []
  for (const entry of view.entries) {
    const what = entry.undoneBy ? undefined : whatOf(entry, proofOf)
    const box = entry.box && numberOf.get(entry.box)
    if (!what || (entry.box && box === undefined)) continue
    const place = placeName(entry)
    const carrier =
      entry.carrier?.carrier ?? (what === 'handed-over' ? givenTo(view, entry) : undefined)
    const same = `${what}|${place ?? ''}`
    if (lastOf.get(entry.box) === same) continue
    lastOf.set(entry.box, same)
    lines.push({
      at: entry.at,
      ...(entry.day !== undefined && { day: entry.day }),
      ...(box !== undefined && { box }),
      what,
      ...(carrier !== undefined && { carrier }),
      ...(place !== undefined && { place }),
    })
  }
  return lines
}

function proofsShown(view: OrderView): ReadonlyMap<EventId, Step> {
  const proofOf = new Map<EventId, Step>()
  for (const box of view.boxes) {
    for (const { step, state, why } of box.milestones) {
      const last = why.events.at(-1)
      if (state === 'proven' && why.rule !== 'MI9' && step !== 'labelled' && last)
        proofOf.set(last, step)
    }
  }
  return proofOf
}

function whatOf(
  entry: Entry,
  proofOf: ReadonlyMap<EventId, Step>,
): CustomerLine['what'] | undefined {
  if (entry.kind === 'order-placed') return 'ordered'
  if (entry.kind === 'order-cancelled') return entry.units === undefined ? 'cancelled' : undefined
  const proven = proofOf.get(entry.id)
  if (proven) return proven
  if (!entry.carrier || !entry.box || entry.carrier.evidence !== 'physical') return undefined
  return moments.get(entry.carrier.status)
}

/** Seen more than once on a way: each place is a line. A second delivery is not. */
const moments: ReadonlyMap<CarrierStatus, CustomerLine['what']> = new Map([
  ['in-transit', 'in-transit'],
  ['out-for-delivery', 'out-for-delivery'],
  ['attempted', 'attempted'],
  ['available-for-pickup', 'available-for-pickup'],
  ['exception', 'exception'],
  ['return-in-transit', 'return-in-transit'],
  ['returned', 'returned'],
])

/** The box's label says whose truck it was, where we know that carrier. */
function givenTo({ boxes }: OrderView, { box }: Entry): Carrier | undefined {
  const carrier = boxes.find((each) => each.box === box)?.label?.carrier
  return carrier === 'other' ? undefined : carrier
}

function placeName({ carrier }: Entry): string | undefined {
  const parts = [carrier?.place?.city, carrier?.place?.state, carrier?.place?.country]
  const named = parts.filter((part) => part !== undefined)
  return named.length === 0 ? undefined : named.join(', ')
}
