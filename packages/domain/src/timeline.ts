/** One event as a line of the timeline: who, when, what, in the shape that pages read. */
import type { MilepostEvent, PhotoHash } from './event.ts'
import type { BoxId, EventId } from './id.ts'
import type { Placed } from './order-of-events.ts'
import type { Entry } from './order-view.ts'

export interface EntryContext {
  readonly box: BoxId | undefined
  readonly undoneBy: EventId | undefined
  readonly fromFormerLabel: boolean
}

export function entryOf({ event, at, skewed }: Placed, context: EntryContext): Entry {
  const { box, undoneBy } = context
  const detail = detailOf(event)
  const photos = photosOf(event)
  return {
    id: event.id,
    kind: event.kind,
    source: event.source,
    at,
    occurred: event.occurred,
    skewed,
    ...('day' in event.occurred && { day: event.occurred.day }),
    ...(box && { box }),
    ...(undoneBy && { undoneBy }),
    ...(event.corrects && { corrects: event.corrects }),
    ...(detail !== undefined && { detail }),
    ...(photos.length > 0 && { photos }),
    ...madeBy(event),
    ...goodsOf(event),
    ...labelOf(event),
    ...carrierOf(event, context.fromFormerLabel),
  }
}

function madeBy(event: MilepostEvent): Pick<Entry, 'device' | 'person' | 'how'> {
  if (event.source === 'person') return { person: event.by }
  if (event.source !== 'device') return {}
  const { device, person, how } = event.scan
  return { device, how, ...(person && { person }) }
}

function goodsOf({ body }: MilepostEvent): Pick<Entry, 'line' | 'units'> {
  return {
    ...('line' in body && { line: body.line }),
    ...('units' in body && typeof body.units === 'number' && { units: body.units }),
  }
}

function labelOf({ body }: MilepostEvent): Pick<Entry, 'label'> {
  if ('label' in body && body.label) return { label: body.label }
  return 'to' in body && typeof body.to === 'object' ? { label: body.to } : {}
}

function carrierOf(event: MilepostEvent, fromFormerLabel: boolean): Pick<Entry, 'carrier'> {
  if (event.kind !== 'carrier-reported') return {}
  const { label, feed, status, evidence, code, text, place } = event.body
  const { carrier } = label
  return {
    carrier: {
      carrier,
      feed,
      status,
      evidence,
      code,
      text,
      ...(place && { place }),
      fromFormerLabel,
    },
  }
}

function photosOf(event: MilepostEvent): readonly PhotoHash[] {
  if (event.kind === 'damage-noted') return event.body.photos ?? []
  return event.kind === 'load-closed' && event.body.signed ? [event.body.signed] : []
}

/** The small fact worth a line. */
function detailOf(event: MilepostEvent): string | undefined {
  switch (event.kind) {
    case 'picked':
      return event.body.bin ?? event.body.tote
    case 'put-away':
      return event.body.bin
    case 'loaded':
    case 'load-closed':
    case 'load-opened':
      return event.body.load
    case 'note-added':
      return event.body.note
    case 'scan-recorded':
    case 'step-skipped':
      return `${event.body.step}: ${event.body.reason}`
    case 'return-inspected':
      return event.body.condition
    case 'return-decided':
      return event.body.decision
    default:
      return 'reason' in event.body ? event.body.reason : undefined
  }
}
