/** Stacked bars correct their own errors, and yet a code that lies askew may come out as another text. */
import { acceptedIn, foundIn, plan, type Picture, type Reader } from '@milepost/decode'
import { beforeAll, expect, test } from 'vitest'
import { pictures } from './barcode-picture.ts'
import { engine } from './decode-sweep.ts'

const text = 'M1DOE/JOHN E1234567 ABCDEF 0123 119'

let reader: Reader
beforeAll(async () => {
  reader = await engine()
})

test('A1: a PDF417 code askew is not read as another text, though one look sees one (field A14)', () => {
  const askew = drawn(-10)

  const { readings } = acceptedIn(askew, reader)

  const seen = plan.flatMap((look) => foundIn(askew, look, reader))
  expect(seen.filter(({ reading }) => reading.text !== text)).toHaveLength(1)
  expect(readings).toEqual([])
}, 120_000)

test.each([0, 3, -4, 91, 180])(
  'A1: a PDF417 code turned by %i degrees is read in one round',
  (turn) => {
    const { readings, frames } = acceptedIn(drawn(turn), reader)

    expect(readings.map((reading) => reading.text)).toEqual([text])
    expect(frames).toBe(plan.length)
  },
  120_000,
)

function drawn(turn: number): Picture {
  const code = { symbology: 'pdf-417', text } as const
  const [picture] = pictures({ code, scale: 3, turn, blur: 0.6, noise: 3 }, 1)
  if (!picture) throw new Error('nothing was drawn')
  return { ...picture, grey: Uint8Array.from(picture.grey) }
}
