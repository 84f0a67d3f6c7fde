import type { Symbology } from '@milepost/barcode'
import { expect, test } from 'vitest'
import { judged, judgedAll } from './acceptance.ts'
import type { Found } from './found.ts'
import { knowsAnyItf, type IsKnown } from './need.ts'
import type { Looked, Sighting } from './sighting.ts'

test.each<[Symbology, string, number]>([
  ['qr', 'HELLO', 1],
  ['data-matrix', 'TOTE-0042', 1],
  ['code-128', '1Z999AA10123456784', 1],
  ['code-128', 'MPO-1042-H', 2],
  ['code-128', 'SHELF 12', 2],
  ['ean-13', '4006381333931', 2],
  ['upc-a', '0012345678905', 2],
  ['itf', '19521234543210', 3],
])('A1: %s %s counts at look %i (field A14)', (symbology, text, look) => {
  expect(takenIn(looks(6, code(symbology, text)))).toEqual([[look, text]])
})

test('A1: a PDF417 counts when a second way agrees: its correction lets wrong texts pass (field A14)', () => {
  const film = looks(5, code('pdf-417', 'CARRIER LABEL'))
  const oneWay = film.map((look) => ({ ...look, way: 'rare' }))

  expect(takenIn(film)).toEqual([[2, 'CARRIER LABEL']])
  expect(takenIn(oneWay)).toEqual([])
})

test.each<[Symbology, string]>([
  ['code-39', 'SHELF-12-A'],
  ['ean-8', '96385074'],
])(
  'A1: %s needs three looks from two ways, and a catalogue that knows it (field A14)',
  (symbology, text) => {
    const film = looks(5, code(symbology, text))
    const oneWay = film.map((look) => ({ ...look, way: 'whole' as const }))

    expect(takenIn(film, () => true)).toEqual([[3, text]])
    expect(takenIn(oneWay, () => true)).toEqual([])
    expect(takenIn(film, () => false)).toEqual([])
  },
)

test('A1: a Code 39 nobody knows still counts, after a long look', () => {
  expect(takenIn(looks(8, code('code-39', 'FOREIGN')), () => false)).toEqual([[6, 'FOREIGN']])
})

test.each(['1234', '12345678901', '19521234543211'])(
  'A1: an ITF code %s that is too short, odd or fails its check digit never counts (field A14)',
  (text) => {
    expect(takenIn(inManyWays(20, code('itf', text)), () => true)).toEqual([])
  },
)

test('A1: an ITF code of another length may be part of a longer one: many lines in four ways must agree', () => {
  const whole = { ...code('itf', '0053611912'), lines: 30 }
  const stretch = { ...code('itf', '005361'), lines: 3 }

  expect(takenIn(inManyWays(20, whole), knowsAnyItf)).toEqual([[6, '0053611912']])
  expect(takenIn(looks(20, whole), knowsAnyItf)).toEqual([])
  expect(takenIn(inManyWays(20, stretch), knowsAnyItf)).toEqual([])
})

test('A1: an ITF code of another length than 14 counts only where the warehouse knows it, or allows all of them', () => {
  const film = inManyWays(20, { ...code('itf', '0053611912'), lines: 30 })

  expect(takenIn(film)).toEqual([])
  expect(takenIn(film, ({ text }) => text === '0053611912')).toHaveLength(1)
  expect(takenIn(film, knowsAnyItf)).toHaveLength(1)
})

test('A1: a product number that only a turned picture shows needs a second way that agrees', () => {
  const film = looks(10, code('ean-13', '4006381333931'))
  const oneWay = film.map((look) => ({ ...look, way: 'turned 45' }))

  expect(takenIn(oneWay)).toEqual([])
  expect(takenIn(film)).toEqual([[2, '4006381333931']])
})

test('A1: a product number that a few lines spell is an accident, however often it comes back (field A14)', () => {
  const accident = { ...code('ean-13', '5780407014989'), lines: 2 }
  const film = looks(20, accident)

  expect(takenIn(film)).toEqual([])
})

test('A1: the accident of a few lines does not make a product number doubtful that many lines spell', () => {
  const right = { ...code('ean-13', '9780345348036'), lines: 60 }
  const wrong = { ...code('ean-13', '0708775348036'), lines: 2 }
  const film = [wrong, right, wrong, right].flatMap((each, at) =>
    looks(1, each).map((look) => ({ ...look, way: `way ${at}` })),
  )

  expect(watched(film)).toMatchObject({ taken: [[4, '9780345348036']], asked: [] })
})

test('A1: what only sharpening shows needs three looks from two ways, whatever checks it', () => {
  const film = looks(6, code('code-128', '1Z999AA10123456784'))
  const sharpened = film.map((look, at) => ({ ...look, way: at % 2 === 0 ? 'sharp 3' : 'sharp 2' }))
  const oneWay = film.map((look) => ({ ...look, way: 'sharp 3' }))

  expect(takenIn(sharpened)).toEqual([[3, '1Z999AA10123456784']])
  expect(takenIn(oneWay)).toEqual([])
})

test('A9: every code in view is judged, when all are meant', () => {
  const [left, right] = [code('qr', 'BESIDE', 0.1), code('qr', 'AIMED', 0.5)]

  const { taken } = judgedAll([], { way: 'whole', at: 0, found: [left, right] })

  expect(taken.map(({ text }) => text)).toEqual(['BESIDE', 'AIMED'])
})

test('A1: a linear code that touches the edge of the view is not read, but for one that bears its own ends', () => {
  const cut = { ...code('ean-13', '4006381333931'), cut: true }
  const bearsItsEnds = { ...code('code-128', 'SHELF 12'), cut: true }

  expect(takenIn(looks(10, cut))).toEqual([])
  expect(takenIn(looks(2, bearsItsEnds))).toEqual([[2, 'SHELF 12']])
  expect(takenIn(looks(1, { ...code('qr', 'HELLO'), cut: true }))).toEqual([[1, 'HELLO']])
})

test('A5: a code counts once for as long as it stays in view, also when looks miss it (field A15)', () => {
  const flicker = looks(60, code('qr', 'HELLO')).map((look, at) =>
    at % 4 === 0 ? look : { ...look, found: [] },
  )

  expect(takenIn(flicker)).toEqual([[1, 'HELLO']])
})

test('A5: it counts again after it left the view (field A15)', () => {
  const film = [...looks(5, code('qr', 'HELLO')), ...looks(10), ...looks(5, code('qr', 'HELLO'))]

  expect(takenIn(film)).toEqual([
    [1, 'HELLO'],
    [16, 'HELLO'],
  ])
})

test('A5: a pause in which nobody looked is no leaving', () => {
  const film = looks(2, code('qr', 'HELLO')).map((look, at) => ({ ...look, at: at * 60_000 }))

  expect(takenIn(film)).toEqual([[1, 'HELLO']])
})

test('A5: on a slow device a second without seeing it is too few looks to say that it left', () => {
  const slow = [...looks(1, code('qr', 'HELLO')), ...looks(3), ...looks(2, code('qr', 'HELLO'))]

  expect(takenIn(slow.map((look, at) => ({ ...look, at: at * 400 })))).toEqual([[1, 'HELLO']])
})

test('A1: of two codes in view the one in the middle is meant', () => {
  const film = looks(4, code('qr', 'BESIDE', 0.1), code('qr', 'AIMED', 0.5))

  expect(takenIn(film)).toEqual([[1, 'AIMED']])
})

test('A1: of two codes as near to the middle neither counts until somebody points at one', () => {
  const between = looks(6, code('ean-13', '4006381333931', 0.36), code('qr', 'BIN', 0.65))
  const pointed = looks(6, code('ean-13', '4006381333931', 0.45), code('qr', 'BIN', 0.74))

  expect(watched(between)).toMatchObject({ taken: [], competed: 6 })
  expect(takenIn([...between, ...pointed])).toEqual([[7, '4006381333931']])
})

test('A1: a code that was taken competes with nothing: the rest of its label is let be', () => {
  const film = [
    ...looks(3, code('qr', 'BIN', 0.5)),
    ...looks(3, code('qr', 'BIN', 0.4), code('qr', 'OTHER', 0.61)),
  ]

  expect(watched(film)).toMatchObject({ taken: [[1, 'BIN']], competed: 0 })
})

test('A1: two texts in turn at one place are asked about, and neither counts by itself', () => {
  const right = code('ean-13', '0239424310151')
  const wrong = code('ean-13', '9074932437073')
  const film = [right, wrong, right, wrong, right, wrong].map((each, at) => ({
    way: `way ${at}`,
    found: [each],
  }))

  const { taken, asked } = watched(film)

  expect(taken).toEqual([])
  expect(asked).toEqual([['0239424310151', '9074932437073']])
})

test('A1: the stretches of an ITF code that read as shorter ones do not make it doubtful', () => {
  const film = looks(2, code('itf', '19521234543210')).flatMap((look) => [
    look,
    ...looks(1, code('itf', '195212'), code('itf', '19521234')),
  ])

  expect(takenIn([...film, ...film])).toEqual([[5, '19521234543210']])
})

test('A1: the next item held in the same place is no dispute', () => {
  const film = [
    ...looks(3, code('ean-13', '4006381333931')),
    ...looks(3, code('ean-13', '9521234543213')),
  ]

  expect(takenIn(film).map(([, text]) => text)).toEqual(['4006381333931', '9521234543213'])
})

test('A1: two codes side by side are both true', () => {
  const film = [
    ...looks(2, code('ean-13', '4006381333931', 0.2)),
    ...looks(2, code('ean-13', '9521234543213', 0.8)),
    ...looks(2, code('ean-13', '4006381333931', 0.2)),
  ]

  expect(watched(film).asked).toEqual([])
})

function code(symbology: Symbology, text: string, x = 0.5): Found {
  const corners = [
    { x: x - 0.1, y: 0.45 },
    { x: x + 0.1, y: 0.45 },
    { x: x + 0.1, y: 0.55 },
    { x: x - 0.1, y: 0.55 },
  ]
  return { reading: { text, symbology }, corners, cut: false }
}

const ways = ['middle', 'whole']

const looks = (count: number, ...found: readonly Found[]): readonly Omit<Looked, 'at'>[] =>
  Array.from({ length: count }, (_, at) => ({ way: ways[at % 2] ?? 'whole', found }))

const inManyWays = (count: number, ...found: readonly Found[]): readonly Omit<Looked, 'at'>[] =>
  Array.from({ length: count }, (_, at) => ({ way: `way ${at % 5}`, found }))

/** A look every 100 ms. */
function watched(
  film: readonly (Omit<Looked, 'at'> & { readonly at?: number })[],
  isKnown?: IsKnown,
) {
  let sightings: readonly Sighting[] = []
  const taken: [number, string][] = []
  const asked: string[][] = []
  let competed = 0
  for (const [index, look] of film.entries()) {
    const judgement = judged(sightings, { at: index * 100, ...look }, isKnown)
    sightings = judgement.sightings
    if (judgement.compete) competed += 1
    if (judgement.taken) taken.push([index + 1, judgement.taken.text])
    if (judgement.asked) asked.push(judgement.asked.map(({ text }) => text))
  }
  return { taken, asked, competed }
}

const takenIn = (film: Parameters<typeof watched>[0], isKnown?: IsKnown) =>
  watched(film, isKnown).taken
