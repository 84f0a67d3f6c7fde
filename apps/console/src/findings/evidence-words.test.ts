import type { Entry, Finding } from '@milepost/domain'
import { expect, test } from 'vitest'
import { evidenceWords, type Facts } from './evidence-words.ts'

test('a missed scan names who saw the box later, when and where', () => {
  const seen = entry('e-1', '14:02', {
    carrier: 'ups',
    feed: 'easypost',
    status: 'accepted',
    evidence: 'physical',
    code: 'PU',
    text: 'Pickup Scan',
    place: { city: 'Reno' },
    fromFormerLabel: false,
  })

  const words = evidenceWords(finding('missed-scan', { impliedBy: ['e-1'] }), facts(seen))

  expect(words).toBe('UPS scanned it 14:02 in Reno; nobody loaded it.')
})

test('a missed scan names the earliest of several later sightings', () => {
  const later = { ...entry('e-1', '14:02'), kind: 'load-closed' } as Entry
  const earlier = { ...entry('e-2', '13:55'), kind: 'loaded' } as Entry
  const missed = finding('missed-scan', { impliedBy: ['e-1', 'e-2'] }, 'packed')

  expect(evidenceWords(missed, facts(later, earlier))).toBe(
    'It was loaded 13:55; nobody closed the box.',
  )
})

test('what is not synced yet names the devices, how long they are silent and what waits on them', () => {
  const devices = [
    { device: 'd-5', silentSince: at('12:00'), waiting: 7 },
    { device: 'd-9', silentSince: at('14:30'), waiting: 0 },
  ]

  const words = evidenceWords(finding('not-synced-yet', { devices }), facts())

  expect(words).toBe(
    'TC-05 may still hold it: silent 3 h, 7 waiting. d-9 may still hold it: silent 30 min.',
  )
})

test('a skipped step names when it was due and the last thing proven', () => {
  const packed = { ...entry('e-1', '12:10'), kind: 'box-closed' } as Entry
  const skipped = finding('step-skipped', { deadline: at('16:00'), lastProof: 'e-1' })

  expect(evidenceWords(skipped, facts(packed))).toBe('Was due 16:00; last proof: packed 12:10.')
})

test('evidence that did not come with the row is never invented', () => {
  expect(evidenceWords(finding('missed-scan', { impliedBy: ['gone'] }), facts())).toBe(
    'Later evidence shows that it went on; nobody loaded it.',
  )
  expect(evidenceWords(finding('step-skipped', {}), facts())).toBe(
    'It is overdue; nobody loaded it.',
  )
})

const at = (time: string) => Date.parse(`2026-11-20T${time}:00Z`)

function facts(...entries: readonly Entry[]): Facts {
  return {
    cited: Object.fromEntries(entries.map((each) => [each.id, each])),
    devices: { 'd-5': 'TC-05' },
    zone: 'UTC',
    now: at('15:00'),
  }
}

function finding(verdict: Finding['verdict'], evidence: object, step = 'handed-over'): Finding {
  return {
    verdict,
    step,
    evidence: { rule: 'MS1', impliedBy: [], devices: [], ...evidence },
  } as never
}

function entry(id: string, time: string, carrier?: Entry['carrier']): Entry {
  return { id, kind: 'carrier-reported', at: at(time), ...(carrier ? { carrier } : {}) } as Entry
}
