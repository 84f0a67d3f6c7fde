/** Trouble over a step: what begins it, what ends it (OV1, OV2). */
import type { MilepostEvent } from './event.ts'
import type { EventId } from './id.ts'
import type { Overlay } from './order-view.ts'
import type { Instant } from './time.ts'
import { placeOf } from './witness.ts'

interface Troubled {
  readonly overlay: Overlay | undefined
  readonly proofs: readonly ({ readonly event: EventId } | undefined)[]
}

/** The overlay once this event is known. */
export function overlayAfter(
  { overlay, proofs }: Troubled,
  event: MilepostEvent,
  at: Instant,
): Overlay | undefined {
  if (event.kind === 'damage-noted') return { kind: 'damaged', since: at, event: event.id }
  if (event.kind !== 'carrier-reported') return overlay?.kind === 'returning' ? overlay : undefined
  const isDelivered = proofs[placeOf.delivered] !== undefined
  const begun = begunBy(event, at, isDelivered)
  if (begun) return begun.kind === overlay?.kind ? { ...begun, since: overlay.since } : begun
  if (overlay?.kind === 'returning' && isDelivered && !isDeliveredBy(proofs, event)) return overlay
  return overlay && isEndedBy(overlay, event) ? undefined : overlay
}

const isDeliveredBy = (proofs: Troubled['proofs'], { id }: Report) =>
  proofs[placeOf.delivered]?.event === id

type Report = Extract<MilepostEvent, { readonly kind: 'carrier-reported' }>

function begunBy({ id, body }: Report, at: Instant, isDelivered: boolean): Overlay | undefined {
  const { status, evidence } = body
  if (evidence === 'estimate') return undefined
  const isBack = status === 'return-in-transit' || status === 'returned'
  if (isBack && evidence === 'physical')
    return { kind: 'returning', ...why(body), since: at, event: id }
  if (isDelivered) return undefined
  if (status === 'attempted') return { kind: 'attempted', ...why(body), since: at, event: id }
  if (status !== 'exception') return undefined
  return {
    kind: kindByReason[body.reason ?? ''] ?? 'exception',
    ...why(body),
    since: at,
    event: id,
  }
}

const why = ({ reason }: { readonly reason?: string }) => (reason === undefined ? {} : { reason })

const kindByReason: Readonly<Record<string, Overlay['kind']>> = {
  address: 'address',
  damaged: 'damaged',
  delay: 'delay',
  weather: 'delay',
}

/** A way back ends only at the customer's door; all else ends when the parcel is seen to move on. */
function isEndedBy(overlay: Overlay, { body }: Report): boolean {
  if (body.evidence !== 'physical') return false
  if (overlay.kind === 'returning') {
    return body.status === 'out-for-delivery' || body.status === 'delivered'
  }
  return movesOn.has(body.status)
}

const movesOn: ReadonlySet<Report['body']['status']> = new Set([
  'accepted',
  'in-transit',
  'out-for-delivery',
  'available-for-pickup',
  'delivered',
])
