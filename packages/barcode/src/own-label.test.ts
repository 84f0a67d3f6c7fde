import { assert, constantFrom, integer, property, stringMatching } from 'fast-check'
import { expect, test } from 'vitest'
import { type LabelKind, labelText, ownLabel, type Reading, read } from './index.ts'

const kinds: readonly LabelKind[] = ['order', 'box', 'bin', 'tote', 'badge', 'device', 'load']
const anyKind = constantFrom(...kinds)
const anyValue = stringMatching(/^[A-Z0-9][A-Z0-9-]{0,23}$/)
const typed = (text: string): Reading => ({ text, symbology: 'unknown' })

test('OL1: what was printed is what is read, for every kind and value', () => {
  assert(
    property(anyKind, anyValue, (label, value) => {
      const answer = read({ text: ownLabel(label, value), symbology: 'qr' })

      expect(answer).toMatchObject({ ok: true, meaning: { kind: 'own', label, value } })
    }),
  )
})

test('OL1: small letters and blanks around a typed label are forgiven', () => {
  const answer = read(typed(` ${ownLabel('bin', 'A-01-2').toLowerCase()} `))

  expect(answer).toMatchObject({
    ok: true,
    meaning: { kind: 'own', label: 'bin', value: 'A-01-2' },
  })
})

test('OL2: any one letter or digit replaced by another is refused', () => {
  assert(
    property(
      anyKind,
      anyValue,
      integer({ min: 0 }),
      stringMatching(/^[A-Z0-9]$/),
      (label, value, seed, other) => {
        const printed = ownLabel(label, value)
        const places = printed
          .split('')
          .flatMap((each, place) => (each === other || each === '-' ? [] : [place]))
        const place = places[seed % places.length] ?? 0

        const answer = read(typed(printed.slice(0, place) + other + printed.slice(place + 1)))

        expect(answer).toMatchObject({ ok: false, refusal: { kind: 'own-label-check' } })
      },
    ),
    { numRuns: 2000 },
  )
})

test('OL2: any one character replaced by one that labels do not use is refused', () => {
  assert(
    property(
      anyKind,
      anyValue,
      integer({ min: 0 }),
      stringMatching(/^[^A-Za-z0-9\s-]$/u),
      (label, value, seed, odd) => {
        const printed = ownLabel(label, value)
        const place = seed % printed.length

        const answer = read(typed(printed.slice(0, place) + odd + printed.slice(place + 1)))

        expect(answer).toMatchObject({ ok: false, refusal: { kind: 'own-label-check' } })
      },
    ),
    { numRuns: 2000 },
  )
})

test('OL2: a dash of the frame replaced by a letter or digit is refused', () => {
  assert(
    property(
      anyKind,
      anyValue,
      constantFrom('first', 'last'),
      stringMatching(/^[A-Z0-9]$/),
      (label, value, which, other) => {
        const printed = ownLabel(label, value)
        const place = which === 'first' ? 3 : printed.length - 2

        const answer = read(typed(printed.slice(0, place) + other + printed.slice(place + 1)))

        expect(answer).toMatchObject({ ok: false, refusal: { kind: 'own-label-check' } })
      },
    ),
  )
})

test('OL3: a refusal names the look-alikes and swaps that would make the check fit', () => {
  const swapped = ownLabel('order', '1042').replace('1042', '1402')

  const answer = read(typed(swapped))

  expect(answer).toMatchObject({
    ok: false,
    refusal: { at: expect.arrayContaining([5, 6]) as unknown },
  })
  expect(!answer.ok && answer.refusal.reason).toContain('scan it again or retype it')
})

test('OL4: a foreign code in a symbology with its own error check is never taken for a damaged label of ours', () => {
  const foreign = ownLabel('order', '1042').replace('MP', 'MT')

  const answer = read({ text: foreign, symbology: 'code-128' })

  expect(answer).toMatchObject({ ok: true, meaning: { kind: 'unknown', text: foreign } })
})

test.each(['', '-1', 'a', 'A_1', 'A'.repeat(25)])('OL5: no label is printed for %o', (value) => {
  expect(() => ownLabel('box', value)).toThrow(RangeError)
})

test('OL6: the check character is ISO 7064 MOD 37,36', () => {
  expect(ownLabel('order', '1042')).toBe('MPO-1042-A')
  expect(ownLabel('bin', 'A-01-2')).toBe('MPS-A-01-2-9')
})

test.each(['1042', 'M-1042', 'sw-77', 'A_1/2#3.b', '#1042', 'web.2026/11'])(
  'OL7: an order’s barcode leads back to its reference, %s too',
  (reference) => {
    const answer = read({ text: labelText('order', reference) ?? '', symbology: 'code-128' })

    const meaning = answer.ok ? answer.meaning : undefined
    const said =
      meaning?.kind === 'own' ? meaning.value : meaning?.kind === 'unknown' && meaning.text
    expect(String(said).toUpperCase()).toBe(reference.toUpperCase())
  },
)
