import { GS, read, readingFromWedge } from '@milepost/barcode'
import { expect, test } from 'vitest'
import { calibrationCodes, learned, profileOf, type Learned } from './calibration.ts'
import { heard, silence, type Key, type WedgeProfile } from './wedge.ts'

/** What this scanner makes of each code of the sheet. */
type Scanner = (text: string, gs1: boolean) => string

function calibrated(scanner: Scanner, gapMs = 5): WedgeProfile {
  const all = calibrationCodes.reduce<Learned>((before, code) => {
    const next = learned(before, code, { text: scanner(code.text, code.gs1 ?? false), gapMs })
    if (!next) throw new Error(`${code.step} taught nothing`)
    return next
  }, {})
  const profile = profileOf(all)
  if (!profile) throw new Error('not everything was learned')
  return profile
}

/** The keys as they come from the scanner, heard with what was learned of it. */
function heardFrom(scanner: Scanner, text: string, gs1: boolean, gapMs = 5): string | undefined {
  const profile = calibrated(scanner, gapMs)
  let burst = silence
  const keys = [...scanner(text, gs1).split(''), 'Enter']
  for (const [at, key] of keys.entries()) {
    const answer = heard(burst, { key, at: 1000 + at * gapMs } satisfies Key, profile)
    burst = answer.burst
    if (answer.code !== undefined) return answer.code
  }
  return undefined
}

const qwertz: Readonly<Record<string, string>> = {
  'Z': 'Y',
  'Y': 'Z',
  '-': 'ß',
  '/': '-',
  ':': 'Ö',
  '(': ')',
  ')': '=',
  '+': '`',
  '=': '´',
  '?': '_',
  '_': '?',
}
const azerty: Readonly<Record<string, string>> = {
  'A': 'Q',
  'Q': 'A',
  'Z': 'W',
  'W': 'Z',
  'M': '?',
  '0': 'à',
  '1': '&',
  '2': 'é',
  '3': '"',
  '4': "'",
  '5': '(',
  '6': '-',
  '7': 'è',
  '8': '_',
  '9': 'ç',
  '-': ')',
  '.': ':',
  '/': '!',
  ':': 'M',
  '(': '9',
  ')': '0',
  '+': '+',
  '%': '5',
  '=': '=',
  '?': '§',
  '_': '°',
}
const through =
  (layout: Readonly<Record<string, string>>): Scanner =>
  (text) =>
    text
      .split('')
      .map((sign) => layout[sign] ?? sign)
      .join('')

const plain: Scanner = (text) => text
const label = `010952123454321310AB-7${GS}21SN1`

test('A8: of a plain scanner there is nothing to learn', () => {
  expect(calibrated(plain)).toEqual({ tellsSymbology: false })
})

test.each<[string, Scanner]>([
  ['plain', plain],
  ['QWERTZ', through(qwertz)],
  ['AZERTY', through(azerty)],
  ['in small letters', (text) => text.toLowerCase()],
  ['with a prefix', (text) => `~~${text}`],
  ['with a tail', (text) => `${text}#`],
  ['with the symbology', (text, gs1) => `${gs1 ? ']C1' : ']C0'}${text}`],
  ['with a prefix and the symbology', (text, gs1) => `@${gs1 ? ']C1' : ']C0'}${text}`],
  ['with | for GS', (text) => text.replaceAll(GS, '|')],
  ['with <GS> spelled out on AZERTY', (text) => through(azerty)(text.replaceAll(GS, '|'), false)],
])('A8: a scanner %s is understood once it is calibrated (field A12)', (_, scanner) => {
  const code = heardFrom(scanner, label, true) ?? ''

  expect(code.replace(/^\]C1/, '')).toBe(label)
  expect(heardFrom(scanner, 'MPO-1042-K', false)?.replace(/^\]C0/, '')).toBe('MPO-1042-K')
})

test('A8: a scanner that loses GS is known to lose it (field A11)', () => {
  const scanner: Scanner = (text, gs1) => `${gs1 ? ']C1' : ']C0'}${text.replaceAll(GS, '')}`

  expect(calibrated(scanner)).toEqual({ losesGs: true, tellsSymbology: true })
})

test('A8: a slow scanner is given its time', () => {
  const profile = calibrated(plain, 240)

  expect(profile.gapMs).toBe(360)
  expect(heardFrom(plain, '4006381333931', false, 240)).toBe('4006381333931')
})

test('A8: nothing is learned from another code', () => {
  const [letters, signs, separators] = calibrationCodes
  if (!letters || !signs || !separators) throw new Error('a code is missing')

  expect(learned({}, letters, { text: '4006381333931', gapMs: 5 })).toBeUndefined()
  expect(learned({}, letters, { text: signs.text, gapMs: 5 })).toBeUndefined()
  expect(learned({}, signs, { text: letters.text, gapMs: 5 })).toBeUndefined()
  expect(learned({}, separators, { text: letters.text, gapMs: 5 })).toBeUndefined()
  expect(profileOf({})).toBeUndefined()
})

test('A8: the code with the separator is a GS1 label that every reader knows', () => {
  const code = calibrationCodes.find(({ gs1 }) => gs1)

  expect(read(readingFromWedge(`]C1${code?.text ?? ''}`))).toMatchObject({
    ok: true,
    meaning: { kind: 'gtin', lot: 'LOT7', serial: 'SN1' },
  })
})
