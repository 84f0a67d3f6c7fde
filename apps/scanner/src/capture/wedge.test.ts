import { expect, test } from 'vitest'
import { fellSilent, heard, longestGapMs, silence, undoubled, type Key } from './wedge.ts'

const gtin = '4006381333931'

type Step = Key & { readonly wait: number }

/** A key, so long after the one before. */
const after = (wait: number, key: string, more: Partial<Key> = {}): Step => ({
  key,
  at: 0,
  wait,
  ...more,
})
const typed = (text: string, gap: number): readonly Step[] =>
  text.split('').map((character) => after(gap, character))

test.each([0, 1, 5, 10, 20, 35, 50, 80, 100])(
  'A2: a scanner that types a character every %i ms is heard (field A12)',
  (gap) => {
    expect(codesOf([...typed(gtin, gap), after(gap, 'Enter')])).toEqual([gtin])
  },
)

test('A2: jitter up to the gap makes no difference, and a longer gap starts anew', () => {
  const jittery = [...typed('40063', 90), ...typed('81333931', 3), after(longestGapMs, 'Enter')]
  const broken = [...typed('40063', 10), after(longestGapMs + 1, '8'), after(5, 'Enter')]

  expect(codesOf(jittery)).toEqual([gtin])
  expect(codesOf(broken)).toEqual(['40063'])
})

test.each(['Enter', 'Tab'])('A2: %s ends a code and presses nothing', (suffix) => {
  const keys = [...typed(gtin, 5), after(5, suffix)]

  expect(codesOf(keys)).toEqual([gtin])
  expect(swallowedOf(keys).at(-1)).toBe(true)
})

test('A2: carriage return and line feed are one suffix', () => {
  const keys = [...typed(gtin, 5), after(5, 'Enter'), after(5, 'Enter')]
  const asControl = [
    ...typed(gtin, 5),
    after(5, 'm', { ctrl: true }),
    after(5, 'j', { ctrl: true }),
  ]

  expect(codesOf(keys)).toEqual([gtin])
  expect(swallowedOf(keys).slice(-2)).toEqual([true, true])
  expect(codesOf(asControl)).toEqual([gtin])
})

test('A2: a scanner without suffix ends in silence', () => {
  const { burst } = run(typed(gtin, 10))

  expect(fellSilent(burst, burst.lastAt + longestGapMs).code).toBeUndefined()
  expect(fellSilent(burst, burst.lastAt + longestGapMs + 1).code).toBe(gtin)
  expect(fellSilent(silence, 1000).code).toBeUndefined()
})

test('A2: two codes without suffix, one soon after the other, are two', () => {
  const keys = [
    ...typed('40063', 5),
    after(longestGapMs + 40, 'A'),
    ...typed('BCDEF', 5),
    after(5, 'Enter'),
  ]

  expect(codesOf(keys)).toEqual(['40063', 'ABCDEF'])
})

test('A2: a learned prefix is taken off, and only where it stands (field A10)', () => {
  const keys = [
    ...typed('~~4354210', 5),
    after(5, 'Enter'),
    ...typed('435~~10', 5),
    after(5, 'Enter'),
  ]

  expect(codesOf(keys, { prefix: '~~' })).toEqual(['4354210', '435~~10'])
})

const sscc = ']C1010952123454321310ABC123'

test.each([
  ['Ctrl+]', [after(5, 'Control'), after(5, ']', { ctrl: true })]],
  ['itself', [after(5, '\x1d')]],
  ['F8', [after(5, 'F8')]],
  [
    'Alt+029',
    [
      after(5, 'Alt', { alt: true }),
      ...['0', '2', '9'].map((digit) => after(5, digit, { alt: true })),
      after(5, 'Alt', { phase: 'up' }),
    ],
  ],
] as const)('A2: GS as %s is kept (field A11)', (_, separator) => {
  const keys = [...typed(sscc, 5), ...separator, ...typed('21SN1', 5), after(5, 'Enter')]

  expect(codesOf(keys)).toEqual([`${sscc}\x1d21SN1`])
})

test('A2: shift between characters breaks nothing', () => {
  const keys = [
    after(5, 'Shift'),
    after(0, 'M'),
    after(5, 'Shift'),
    ...typed('PO-1042-K', 5),
    after(1, 'Enter'),
  ]

  expect(codesOf(keys)).toEqual(['MPO-1042-K'])
})

test('A2: start and end control characters of a scanner are no part of the code', () => {
  const keys = [
    after(5, 'b', { ctrl: true }),
    ...typed(gtin, 5),
    after(1, 'c', { ctrl: true }),
    after(1, 'Enter'),
  ]

  expect(codesOf(keys)).toEqual([gtin])
})

test('A2: what is typed into a text field stays there, at any speed (field A10)', () => {
  const keys = [...typed('hunter2hunter2', 1), after(1, 'Enter')].map((key) => ({
    ...key,
    intoText: true,
  }))

  expect(codesOf(keys)).toEqual([])
  expect(swallowedOf(keys)).not.toContain(true)
})

test('A2: a field that takes the focus halfway ends the burst without a code', () => {
  const keys = [...typed('40063', 5), after(5, '8', { intoText: true }), after(5, 'Enter')]

  expect(codesOf(keys)).toEqual([])
})

test('A2: Enter, Tab and Space without a burst still work the page', () => {
  const keys = [after(1000, 'Enter'), after(1000, 'Tab'), after(1000, ' ')]

  expect(swallowedOf(keys)).toEqual([false, false, false])
})

test('A2: a shortcut with Ctrl, Alt or Meta is nobody’s code', () => {
  const keys = [after(500, 'r', { ctrl: true }), after(500, 'k', { meta: true }), after(9, 'Enter')]

  expect(codesOf(keys)).toEqual([])
  expect(swallowedOf(keys)).not.toContain(true)
})

test('A2: a scanner types within a burst a space that presses no button', () => {
  const keys = [...typed('1Z 999', 5), after(5, 'Enter')]

  expect(codesOf(keys)).toEqual(['1Z 999'])
  expect(swallowedOf(keys)).not.toContain(false)
})

test.each([
  ['43542104354210', '4354210'],
  [gtin + gtin, gtin],
  [']C10012345]C10012345', ']C10012345'],
  ['MPO-1042-KMPO-1042-K', 'MPO-1042-K'],
])('A5: doubled output %s is one code (field A9)', (doubled, once) => {
  expect(codesOf([...typed(doubled, 2), after(2, 'Enter')])).toEqual([once])
})

test.each(['1212', 'ABAB', '11111111', '96385074', '12121212121212', '435421'])(
  'A5: %s is as long as it is',
  (text) => {
    expect(undoubled(text)).toBe(text)
  },
)

function run(steps: readonly Step[], profile = {}) {
  let [at, burst] = [10_000, silence]
  const answers = steps.map(({ wait, ...key }) => {
    at += wait
    const answer = heard(burst, { ...key, at }, profile)
    burst = answer.burst
    return answer
  })
  return { answers, burst }
}

const codesOf = (steps: readonly Step[], profile = {}) =>
  run(steps, profile).answers.flatMap(({ code }) => (code === undefined ? [] : [code]))
const swallowedOf = (steps: readonly Step[]) => run(steps).answers.map(({ swallow }) => swallow)
