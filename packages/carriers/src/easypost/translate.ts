/** A tracker as carrier events. Each webhook repeats the whole history; each fact in it keeps its name. */
import type { CarrierEvent, Instant, Label, Occurred } from '@milepost/domain'
import type { CarrierReport, Translation } from '../carrier-feed.ts'
import { labelOf } from '../carrier-name.ts'
import { carrierEventId } from '../event-id.ts'
import { occurredIn } from '../occurred.ts'
import { codeOf, placeOf, textOf } from './detail.ts'
import { estimatedDay } from './estimate.ts'
import type { Payload, Tracker, TrackingDetail } from './payload.ts'
import { mapping, meaningOf, type Meaning } from './status.ts'

const feed = 'easypost'

export function translate(payload: Payload): Translation {
  if (payload.kind === 'tracker') return trackerTranslated(payload.tracker)
  if (payload.kind === 'other') return { reports: [], leftOut: [] }
  return { reports: [], leftOut: [`EasyPost refused: ${payload.code}, ${payload.message}`] }
}

function trackerTranslated(tracker: Tracker): Translation {
  const label = labelOf(tracker.carrier ?? '', tracker.tracking_code)
  if (!/^[A-Z0-9]{1,40}$/.test(label.number)) {
    return { reports: [], leftOut: [`No tracking number: ${tracker.tracking_code.slice(0, 80)}`] }
  }
  const reports: CarrierReport[] = []
  const leftOut: string[] = []
  let returning = false
  for (const detail of oldestFirst(tracker.tracking_details ?? [])) {
    const occurred = occurredIn(detail.datetime)
    if (!occurred) {
      leftOut.push(`${label.number}: ${codeOf(detail)} has no readable time`)
      continue
    }
    const meaning = onTheWayBack(meaningIn(detail, tracker, label), returning)
    returning ||= meaning.status === 'return-in-transit'
    reports.push({
      event: eventOf(detail, meaning, label, occurred),
      codeUnknown: meaning.codeUnknown ?? false,
    })
  }
  const estimate = estimateOf(tracker, label)
  return { reports: estimate ? [...reports, estimate] : reports, leftOut }
}

/** The order that decides is that of the times, never that of the list. */
function oldestFirst(details: readonly TrackingDetail[]): readonly TrackingDetail[] {
  return details.toSorted((one, other) => timeOf(one) - timeOf(other))
}

function timeOf({ datetime }: TrackingDetail): Instant {
  return occurredIn(datetime)?.at ?? 0
}

function meaningIn(detail: Partial<TrackingDetail>, tracker: Tracker, label: Label): Meaning {
  return meaningOf({
    carrier: label.carrier,
    status: detail.status ?? '',
    detail: detail.status_detail ?? '',
    code: detail.carrier_code ?? '',
    text: textOf(detail),
    isReturn: tracker.is_return ?? false,
  })
}

/** After a return has begun, moving is moving back, and a delivery is to the sender. */
function onTheWayBack(meaning: Meaning, returning: boolean): Meaning {
  if (!returning || meaning.evidence !== 'physical') return meaning
  if (meaning.status === 'delivered') return { ...meaning, status: 'returned' }
  const moves = meaning.status === 'in-transit' || meaning.status === 'out-for-delivery'
  return moves ? { ...meaning, status: 'return-in-transit' } : meaning
}

function eventOf(
  detail: TrackingDetail,
  { status, evidence, reason }: Meaning,
  label: Label,
  occurred: Occurred,
): CarrierEvent {
  const code = codeOf(detail)
  const place = placeOf(detail)
  return {
    id: carrierEventId(feed, { label, at: detail.datetime, code, city: place?.city, mapping }),
    kind: 'carrier-reported',
    source: 'carrier',
    occurred,
    subject: { label },
    body: {
      feed,
      label,
      status,
      evidence,
      code,
      text: textOf(detail),
      ...(place ? { place } : {}),
      ...(reason ? { reason } : {}),
      mapping,
    },
  }
}

/**
 * The expected day is a fact of its own, of the minute it was said: on a detail it would change that detail's bytes
 * each time it moves.
 */
function estimateOf(tracker: Tracker, label: Label): CarrierReport | undefined {
  const by = estimatedDay(tracker)
  const occurred = occurredIn(tracker.updated_at)
  if (!by || !occurred) return undefined
  const { status } = meaningIn(tracker, tracker, label)
  const event: CarrierEvent = {
    id: carrierEventId(feed, { label, at: tracker.updated_at, expected: by, mapping }),
    kind: 'carrier-reported',
    source: 'carrier',
    occurred,
    subject: { label },
    body: {
      feed,
      label,
      status,
      evidence: 'estimate',
      code: codeOf(tracker),
      text: `Expected ${by}`,
      expected: { by },
      mapping,
    },
  }
  return { event, codeUnknown: false }
}
