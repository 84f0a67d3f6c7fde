import { expect, test } from 'vitest'
import { formByIdentifier, predefined } from './application-identifiers.ts'
import { allIdentifiers, faultOf, identifierAtStartOf, identifierNamed } from './form.ts'

test('GS11: every form in the table is understood, and no identifier starts another', () => {
  const identifiers = allIdentifiers()

  expect(identifiers.length).toBeGreaterThan(Object.keys(formByIdentifier).length)
  for (const { ai } of identifiers) expect(identifierAtStartOf(`${ai}1`)?.ai).toBe(ai)
})

test('GS12: what has a predefined length has a form of just that length', () => {
  const lengths = allIdentifiers()
    .filter(({ ai }) => predefined.test(ai))
    .map(({ ai, form }) => ({
      start: ai.slice(0, 2),
      least: form.reduce((sum, { least }) => sum + least, ai.length),
      most: form.reduce((sum, { most }) => sum + most, ai.length),
    }))

  expect(lengths.length).toBeGreaterThan(300)
  for (const { start, least, most } of lengths) {
    expect([start, least, most]).toEqual([start, lengthByStart[start], lengthByStart[start]])
  }
})

/** As the GS1 General Specifications list them. */
const lengthByStart: Readonly<Record<string, number>> = {
  '00': 20,
  '01': 16,
  '02': 16,
  '03': 16,
  '11': 8,
  '12': 8,
  '13': 8,
  '15': 8,
  '16': 8,
  '17': 8,
  '20': 4,
  '31': 10,
  '32': 10,
  '33': 10,
  '34': 10,
  '35': 10,
  '36': 10,
  '41': 16,
}

// Counted in the edition of 2026-01-27; a later edition changes both sides at once.
test('GS13: there are as many identifiers, kinds of values and separators as in the dictionary of GS1', () => {
  const identifiers = allIdentifiers()
  const written = Object.entries(formByIdentifier).flatMap(([pattern, form]) =>
    identifiers.filter(({ ai }) => new RegExp(`^${pattern}$`).test(ai)).map(() => form),
  )
  const holding = (letter: string) =>
    written.filter((form) => new RegExp(`[0-9]${letter}`).test(form)).length
  const counts = {
    all: identifiers.length,
    withoutSeparator: identifiers.filter(({ ai }) => predefined.test(ai)).length,
    ofLengths: [1, 2, 3, 4].map(
      (length) => identifiers.filter(({ ai }) => ai.length === length).length,
    ),
    checkDigit: holding('c'),
    checkPair: holding('a'),
    dateOrMonth: holding('d'),
    date: holding('e'),
    time: holding('t'),
    severalParts: written.filter((form) => form.includes('+')).length,
    mayEndEarly: written.filter((form) => form.endsWith('?')).length,
  }

  expect(counts).toEqual({
    all: 541,
    withoutSeparator: 337,
    ofLengths: [0, 26, 38, 477],
    checkDigit: 20,
    checkPair: 2,
    dateOrMonth: 8,
    date: 8,
    time: 6,
    severalParts: 63,
    mayEndEarly: 13,
  })
})

test.each([
  ['17', '261100', undefined],
  ['7006', '261100', 'date'],
  ['7006', '261131', 'date'],
  ['4324', '2611002359', undefined],
  ['4324', '2611302460', 'date'],
  ['7003', '2611302359', undefined],
  ['7003', '2611002359', 'date'],
  ['7003', '261130', 'length'],
  ['7007', '261130', undefined],
  ['7007', '261101261130', undefined],
  ['7007', '261130261', 'length'],
  ['7011', '2611301200', undefined],
  ['7011', '26113012', 'length'],
  ['7250', '19000228', undefined],
  ['7250', '19000229', 'date'],
  ['7251', '200002292359', undefined],
  ['8008', '26113023', undefined],
  ['8008', '261130235959', undefined],
  ['8008', '2611302360', 'date'],
  ['423', '276', undefined],
  ['423', '276040', undefined],
  ['423', '2760', 'length'],
  ['4331', '000500', undefined],
  ['4331', '000500-', undefined],
  ['253', '4012345000009', undefined],
  ['253', '4012345000009A1', undefined],
  ['8003', '04012345000009', undefined],
  ['8003', '14012345000009', 'characters'],
  ['8043', '123456789012345678', undefined],
  ['8043', '12345678901234567812', undefined],
])('GS14: (%s)%s: %s', (ai, value, fault) => {
  const identifier = identifierNamed(ai)

  expect(identifier && { fault: faultOf(identifier, value) }).toEqual({ fault })
})

test.each([
  ['1987654Ad4X4bL5ttr2310c2K', undefined],
  ['1987654Ad4X4bL5ttr2310cK2', 'check-digit'],
  ['1987654Ad4X4bL5ttr2310d2K', 'check-digit'],
  ['2K', 'check-digit'],
  ['K', 'check-digit'],
])('GS15: (8013)%s: %s', (value, fault) => {
  const identifier = identifierNamed('8013')

  expect(identifier && { fault: faultOf(identifier, value) }).toEqual({ fault })
})
