/** A code too far away to be read is told from a desk and from shelves without one. */
import { lookAt, plan, showsFineBars, showsFineMatrix, showsTooFine } from '@milepost/decode'
import { expect, test } from 'vitest'
import { clutter, pictures, type Picture, type PrintedCode, type Shot } from './barcode-picture.ts'

const patience = 240_000

const bars: readonly PrintedCode[] = [
  { symbology: 'gs1-128', text: '00340434161094015902' },
  { symbology: 'ean-13', text: '4000000000006' },
  { symbology: 'code-39', text: 'SHELF12345' },
]

test.each(bars)(
  'A1: $symbology below two pixels a module shows fine bars at any angle',
  (code) => {
    const scales = [1, 1.2, 1.5, 1.8]
    const turns = [0, 4, 20, 45, 90, 133]

    const shown = scales.flatMap((scale) =>
      turns.map((turn) => showsFineBars(drawn({ code, scale, turn, blur: 0.6, noise: 3 }))),
    )

    expect(shown).toEqual(Array(scales.length * turns.length).fill(true))
  },
  patience,
)

const boxes: readonly PrintedCode[] = [
  { symbology: 'gs1-data-matrix', text: '010952123454321310ABC123\u001d21SN1' },
  { symbology: 'qr', text: 'MPO-1042-K' },
  { symbology: 'aztec', text: 'CARRIER LABEL 420 94105' },
  { symbology: 'pdf-417', text: 'CARRIER LABEL 420 94105 AND MORE' },
]

test.each(boxes)(
  'A1: $symbology below two pixels a module shows fine dots, turned or soft',
  (code) => {
    const views = [
      { turn: 0, blur: 0.6, noise: 3 },
      { turn: 20, blur: 0.6, noise: 3 },
      { turn: 45, blur: 0.6, noise: 3 },
      { turn: 20, blur: 1, noise: 6 },
    ]
    const shots = [1.5, 1.8].flatMap((scale) => views.map((view) => ({ code, scale, ...view })))

    const shown = shots.map((shot) => showsFineMatrix(drawn(shot)))

    expect(shown).toEqual(shots.map(() => true))
  },
  patience,
)

test(
  'A1: an empty desk, noise and codes that are near show neither',
  () => {
    const qr = { symbology: 'qr', text: 'HELLO' } as const
    const code = { symbology: 'gs1-128', text: '00340434161094015902' } as const
    const shots: readonly (Shot | undefined)[] = [
      undefined,
      { code: qr, scale: 6, noise: 30 },
      { code: qr, scale: 5 },
      { code, scale: 3, noise: 3 },
      { code, scale: 3, noise: 30, turn: 40 },
      { code, scale: 4, blur: 4 },
    ]

    expect(shots.map(drawn).filter(asksToComeCloser)).toEqual([])
  },
  patience,
)

test(
  'A1: shelves, stripes and print without a code show neither',
  () => {
    const shelves = clutter(20).map(inBytes)

    expect(shelves.flatMap((shelf, at) => (asksToComeCloser(shelf) ? [at] : []))).toEqual([])
  },
  patience,
)

/** Any look of a round. */
const asksToComeCloser = (picture: SeenPicture): boolean =>
  plan.some((_, at) => showsTooFine(picture, lookAt(at)))

function drawn(shot: Shot | undefined): SeenPicture {
  const [picture] = pictures(shot, 1)
  if (!picture) throw new Error('nothing was drawn')
  return inBytes(picture)
}

type SeenPicture = Parameters<typeof showsTooFine>[0]

const inBytes = (picture: Picture): SeenPicture => ({
  ...picture,
  grey: Uint8Array.from(picture.grey),
})
