/** Where there is no code, or a part of one, the scanner stays silent. */
import { acceptedIn, type Picture, type Reader } from '@milepost/decode'
import { beforeAll, expect, test } from 'vitest'
import { clutter, pictures, type PrintedCode } from './barcode-picture.ts'
import { engine } from './decode-sweep.ts'

let reader: Reader
beforeAll(async () => {
  reader = await engine()
})

test('A1: shelves, stripes and print without a code give none (field A14)', () => {
  for (const shelf of clutter(4)) expect(acceptedIn(bytesOf(shelf), reader).readings).toEqual([])
}, 120_000)

test.each<PrintedCode>([
  { symbology: 'itf', text: '00536119121234' },
  { symbology: 'code-39', text: 'SHELF12345' },
  { symbology: 'ean-13', text: '4000000000006' },
  { symbology: 'code-128', text: '1Z999AA10123456784' },
])(
  'A1: $symbology with a hand over its end is not read as less',
  (code) => {
    const [whole] = pictures({ code, scale: 3, blur: 0.8, turn: 4, seed: 3 }, 1)
    if (!whole) throw new Error('nothing was drawn')

    const { readings } = acceptedIn(bytesOf(covered(whole, 660)), reader)

    expect(readings).toEqual([])
  },
  120_000,
)

test('A1: an ITF code half under white paper is not read as a shorter one, where the site allows none', () => {
  const code = { symbology: 'itf', text: '005361191212' } as const
  const [whole] = pictures({ code, scale: 3, blur: 0.8, seed: 3 }, 1)
  if (!whole) throw new Error('nothing was drawn')
  const halves = [650, 690, 730].map((from) => bytesOf(underPaper(whole, from)))

  const accepted = halves.flatMap((half) => acceptedIn(half, reader).readings)

  const shown = halves.flatMap((half) => reader(half, { codes: 'bars', inverted: false }))
  expect(shown.map(({ text }) => text)).toEqual(['005361', '00536119', '0053611912'])
  expect(accepted).toEqual([])
}, 120_000)

/** As white as the label, its edge straight along the bars: nothing tells it from the label's own end. */
function underPaper({ width, height, grey }: Drawn, from: number): Drawn {
  const paper = grey.map((level, at) => (at % width > from ? 232 : level))
  return { width, height, grey: paper }
}

/** A hand is darker than paper, and its edge runs aslant. */
function covered({ width, height, grey }: Drawn, from: number): Drawn {
  const hand = grey.map((level, at) =>
    (at % width) - Math.floor(at / width) / 20 > from ? 110 + (at % 7) : level,
  )
  return { width, height, grey: hand }
}

type Drawn = ReturnType<typeof pictures>[number]

const bytesOf = (picture: Drawn): Picture => ({ ...picture, grey: Uint8Array.from(picture.grey) })
