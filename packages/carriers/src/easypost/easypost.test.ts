/** EasyPost's payloads, read and compared with what each must become. */
import { canonical, type CarrierEvent, type CarrierStatus } from '@milepost/domain'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { assert, constantFrom, property, shuffledSubarray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { easypostSample } from '../samples.ts'
import {
  materialIsBeside,
  samplesOf,
  vectorsOf,
  type ExpectedEvent,
  type ExpectedTracker,
  type Sample,
} from '../testing.ts'
import { easypost } from './easypost.ts'
import { signatureOf } from './signature.ts'

const samples = samplesOf('easypost')
const tracked = samples.flatMap((sample) =>
  sample.expected.trackers.map((tracker) => ({ name: sample.name, sample, tracker })),
)

describe('E1: every payload becomes what it must', () => {
  test.each(tracked)('$name: each line of history, in our words', ({ sample, tracker }) => {
    const facts = eventsOf(sample).filter(isFact)

    expect(facts.map(inTheirWords)).toEqual(tracker.events.map(comparable))
  })

  test.each(tracked)('$name: possession is proved by its first physical scan', (one) => {
    const physical = eventsOf(one.sample).filter(({ body }) => body.evidence === 'physical')

    const moments = physical.map(({ occurred }) => ('at' in occurred ? occurred.at : 0))
    expect(physical.length > 0).toBe(one.tracker.carrier_possession_confirmed)
    const first = moments.length > 0 ? Math.min(...moments) : undefined
    expect(first).toBe(instantOf(one.tracker.possession_first_evidence_utc))
  })

  test.each(tracked)('$name: an expected date stays a date', ({ sample, tracker }) => {
    const days = eventsOf(sample).flatMap(({ body }) => body.expected?.by ?? [])

    expect(days).toEqual(shownDay(tracker))
  })

  test.each(tracked)('$name: the label has one spelling', ({ sample, tracker }) => {
    const labels = new Set(eventsOf(sample).map(({ body }) => canonical(body.label)))

    const { carrier, tracking_number: number } = tracker
    expect([...labels]).toEqual([canonical({ carrier: carrier.toLowerCase(), number })])
  })

  test.each(samples.filter(({ expected }) => expected.errors.length > 0))(
    '$name: a refusal is left out, with its code',
    (sample) => {
      const translation = translatedText(sample.text)

      expect(translation.reports).toEqual([])
      expect(translation.leftOut).toHaveLength(1)
      expect(translation.leftOut[0]).toContain(sample.expected.errors[0]?.native_code)
    },
  )
})

describe('E2: the signature is checked over the bytes as sent', () => {
  const signed = samples.filter(({ expected }) => expected.request_headers)
  const secret = 'dev-easypost-sécret'
  const own = signed.filter(({ name }) => name !== 'event-tracker-updated-in-transit')

  test.each(own)('$name: its own signature is right, one changed byte is wrong', (sample) => {
    const headers = { 'x-hmac-signature': sample.expected.request_headers?.['X-Hmac-Signature'] }
    const changed = sample.bytes.with(20, sample.bytes[20] === 32 ? 33 : 32)

    expect(easypost.isSigned({ body: sample.bytes, headers, secret, at: 0 })).toBe(true)
    expect(easypost.isSigned({ body: changed, headers, secret, at: 0 })).toBe(false)
  })

  test('an accent in one piece or two is the same secret; no secret signs nothing', () => {
    const body = utf8ToBytes('{"weight":5.0}')
    const headers = { 'x-hmac-signature': signatureOf(body, 'se\u0301cret') }

    expect(easypost.isSigned({ body, headers, secret: 's\u00E9cret', at: 0 })).toBe(true)
    expect(easypost.isSigned({ body, headers: {}, secret, at: 0 })).toBe(false)
    const unkeyed = { 'x-hmac-signature': signatureOf(body, '') }
    expect(easypost.isSigned({ body, headers: unkeyed, secret: '', at: 0 })).toBe(false)
  })

  const vectors = vectorsOf('easypost').filter(({ valid }) => valid !== 'uncertain')
  test.skipIf(!materialIsBeside)(
    'published vectors (kept beside the checkout) give their published answers',
    () => {
      const answers = vectors.map((vector) => ({
        why: vector.why,
        valid: easypost.isSigned({ ...vector, at: 0 }),
      }))

      expect(answers.length).toBeGreaterThan(10)
      expect(answers).toEqual(vectors.map(({ why, valid }) => ({ why, valid })))
    },
  )
})

describe('E6: the same fact told again is the same event', () => {
  const steps = [
    { at: Date.UTC(2026, 10, 24, 15), status: 'pre_transit', detail: 'label_created', code: 'MP' },
    { at: Date.UTC(2026, 10, 24, 23), status: 'in_transit', code: 'PU', city: 'Reno' },
    { at: Date.UTC(2026, 10, 25, 4), status: 'in_transit', code: 'DP', city: 'Reno' },
    { at: Date.UTC(2026, 10, 26, 18), status: 'delivered', code: 'FS', city: 'Boise' },
  ]
  const told = (count: number, expected: string) =>
    read(
      easypostSample({ carrier: 'UPS', number: 'DEMO1', steps: steps.slice(0, count), expected }),
    )

  test('a later webhook repeats history byte for byte, whatever its estimate', () => {
    const early = told(2, '2026-11-27').filter(isFact)
    const late = told(4, '2026-11-26').filter(isFact)

    expect(late.slice(0, 2).map(canonical)).toEqual(early.map(canonical))
    expect(new Set(late.map(({ id }) => id)).size).toBe(4)
  })

  test('an estimate that moves is a new fact, and none of the others change', () => {
    const before = told(3, '2026-11-27')
    const after = told(4, '2026-11-26')

    const estimates = [...before, ...after].filter((event) => !isFact(event))
    expect(estimates.map(({ body }) => body.expected)).toEqual([
      { by: '2026-11-27' },
      { by: '2026-11-26' },
    ])
    expect(new Set(estimates.map(({ id }) => id)).size).toBe(2)
    expect(estimates.every(({ body }) => body.evidence === 'estimate')).toBe(true)
  })

  test('the order of the list changes nothing', () => {
    const straight = told(4, '2026-11-26').map(canonical).toSorted()

    assert(
      property(
        shuffledSubarray(steps, { minLength: 4 }),
        constantFrom('UPS', 'ups ', 'UPSDAP'),
        (list, carrier) => {
          const last = { ...steps[3], at: steps[3]?.at ?? 0, status: 'delivered' }
          const shuffled = JSON.parse(
            easypostSample({ carrier, number: 'demo 1', steps: [...list], expected: '2026-11-26' }),
          ) as { result: Record<string, unknown> }
          shuffled.result['status'] = last.status
          shuffled.result['status_detail'] = 'unknown'
          shuffled.result['updated_at'] = '2026-11-26T18:00:00Z'

          expect(read(JSON.stringify(shuffled)).map(canonical).toSorted()).toEqual(straight)
        },
      ),
    )
  })
})

describe('what a status does and does not prove', () => {
  const at = Date.UTC(2026, 10, 24, 15)
  const one = (step: { status: string; detail?: string; code?: string; text?: string }) =>
    read(easypostSample({ carrier: 'USPS', number: '9400', steps: [{ at, ...step }] }))[0]?.body

  test('PO: movement that the carrier words as waiting for the item is only a label', () => {
    const waiting = one({
      status: 'in_transit',
      text: 'Shipping Label Created, USPS Awaiting Item',
    })
    const consolidator = one({ status: 'in_transit', code: '81' })

    expect(waiting).toMatchObject({ status: 'label-created', evidence: 'electronic' })
    expect(consolidator).toMatchObject({ status: 'label-created', evidence: 'electronic' })
  })

  test('PO: a failure that nobody saw with the parcel in hand proves nothing', () => {
    expect(one({ status: 'failure', detail: 'lost' })).toMatchObject({ evidence: 'electronic' })
    expect(one({ status: 'failure', detail: 'damaged' })).toMatchObject({ evidence: 'physical' })
    expect(one({ status: 'cancelled' })).toMatchObject({
      status: 'exception',
      evidence: 'electronic',
      reason: 'label-voided',
    })
  })

  test('E4: a status nobody knows is kept as unknown, with its text, and named as unknown', () => {
    const sample = easypostSample({
      carrier: 'USPS',
      number: '9400',
      steps: [{ at, status: 'teleported', text: 'Beamed up' }],
    })

    const [report] = translatedText(sample).reports
    expect(report).toMatchObject({
      codeUnknown: true,
      event: { body: { status: 'unknown', evidence: 'informational', text: 'Beamed up' } },
    })
  })

  test('after a return has begun, moving is moving back and a delivery is to the sender', () => {
    const back = read(
      easypostSample({
        carrier: 'USPS',
        number: '9400',
        steps: [
          { at, status: 'in_transit', code: '03' },
          { at: at + 1000, status: 'return_to_sender' },
          { at: at + 2000, status: 'in_transit' },
          { at: at + 3000, status: 'delivered' },
        ],
      }),
    )

    expect(back.map(({ body }) => body.status)).toEqual([
      'accepted',
      'return-in-transit',
      'return-in-transit',
      'returned',
    ])
  })

  test('K1: who signed is personal and is in no event', () => {
    const delivered = samples.find(({ name }) => name === 'event-delivered')

    const events = delivered ? eventsOf(delivered) : []
    expect(events.length).toBeGreaterThan(4)
    expect(canonical(events)).not.toMatch(/FRONT DESK|signed/i)
  })

  test.each([
    ['Delivered, signed for by: A. NAME', 'Delivered'],
    ['DELIVERED. SIGNED BY A NAME', 'DELIVERED'],
    ['Left in the lobby (signed by A. NAME)', 'Left in the lobby'],
    ['Received by UPS', 'Received by UPS'],
    ['Signed by A. NAME', ''],
    ['Designed by UPS', 'Designed by UPS'],
  ])('L4: "%s" is kept as "%s"', (text, kept) => {
    const steps = [{ at, status: 'delivered', text }]

    const [event] = read(easypostSample({ carrier: 'UPS', number: '1Z', steps }))

    expect(event?.body.text).toBe(kept)
  })

  test('a message about something else is no event; a broken tracker is refused, not guessed', () => {
    const other = '{"object":"Event","description":"batch.updated","result":{}}'
    const broken = '{"object":"Event","description":"tracker.updated","result":{}}'

    expect(read(other)).toEqual([])
    expect(easypost.readPayload(broken)).toMatchObject({ refusal: { kind: 'unknown-shape' } })
    expect(easypost.readPayload('not json')).toMatchObject({ refusal: { kind: 'not-json' } })
  })

  test('a line without a readable time is left out and said, the others stay', () => {
    const sample = JSON.parse(
      easypostSample({ carrier: 'UPS', number: '1Z', steps: [{ at, status: 'in_transit' }] }),
    ) as { result: { tracking_details: { datetime: string | null }[] } }
    sample.result.tracking_details.push({ datetime: null })

    const { reports, leftOut } = translatedText(JSON.stringify(sample))
    expect(reports).toHaveLength(1)
    expect(leftOut).toEqual(['1Z: -/- has no readable time'])
  })
})

function translatedText(text: string) {
  const payload = easypost.readPayload(text)
  if (!payload.ok) throw new Error(payload.refusal.problem)
  return easypost.translate(payload.value)
}

const read = (text: string): readonly CarrierEvent[] =>
  translatedText(text).reports.map(({ event }) => event)

const eventsOf = (sample: Sample): readonly CarrierEvent[] =>
  translatedText(sample.text).reports.map(({ event }) => event)

const isFact = (event: CarrierEvent): boolean => event.body.evidence !== 'estimate'

const theirs: Readonly<Record<CarrierStatus, string>> = {
  'label-created': 'label_created',
  'accepted': 'carrier_accepted',
  'in-transit': 'in_transit',
  'out-for-delivery': 'out_for_delivery',
  'attempted': 'delivery_attempted',
  'available-for-pickup': 'available_for_pickup',
  'delivered': 'delivered',
  'exception': 'exception',
  'return-in-transit': 'return_in_transit',
  'returned': 'returned',
  'unknown': 'unknown',
}

function inTheirWords({ occurred, body }: CarrierEvent) {
  return {
    status: theirs[body.status],
    at: 'at' in occurred ? occurred.at : undefined,
    local: 'at' in occurred ? occurred.local : undefined,
    offset: 'at' in occurred ? occurred.offset : undefined,
    place: [body.place?.city, body.place?.state, body.place?.country],
    code: body.code,
    text: body.text,
    physical: body.evidence === 'physical',
    reason: body.reason,
  }
}

function comparable(event: ExpectedEvent) {
  const { location } = event
  return {
    status: event.status,
    at: instantOf(event.occurred_at_utc),
    local: event.occurred_at_local ?? undefined,
    offset: event.utc_offset ?? undefined,
    place: [location?.city, location?.state, location?.country].map((part) => part ?? undefined),
    code: event.native_code,
    text: event.native_description,
    physical: event.proves_possession === true,
    reason: event.reason,
  }
}

const instantOf = (text: string | null) => (text === null ? undefined : Date.parse(text))

/** Some are noted as artefacts that nobody should be shown. */
function shownDay({ estimated_delivery: estimate }: ExpectedTracker): readonly string[] {
  return estimate && !estimate.note?.includes('do not show') ? [estimate.date] : []
}
