/** A code too far away to be read is told from a desk without one. */
import { showsFineBars, type Picture } from '@milepost/decode'
import { expect, test } from 'vitest'
import { pictures, type PrintedCode, type Shot } from './barcode-picture.ts'

const codes: readonly PrintedCode[] = [
  { symbology: 'gs1-128', text: '00340434161094015902' },
  { symbology: 'ean-13', text: '4000000000006' },
  { symbology: 'code-39', text: 'SHELF12345' },
]

test.each(codes)(
  'A1: $symbology below two pixels a module shows fine bars at any angle',
  (code) => {
    const scales = [1, 1.2, 1.5, 1.8]
    const turns = [0, 4, 20, 45, 90, 133]

    const shown = scales.flatMap((scale) =>
      turns.map((turn) => showsFineBars(drawn({ code, scale, turn, blur: 0.6, noise: 3 }))),
    )

    expect(shown).toEqual(Array(scales.length * turns.length).fill(true))
  },
)

test(
  'A1: an empty desk, noise, a QR code and bars that are near show none',
  { timeout: 120_000 },
  () => {
    const qr = { symbology: 'qr', text: 'HELLO' } as const
    const code = { symbology: 'gs1-128', text: '00340434161094015902' } as const
    const shots: readonly (Shot | undefined)[] = [
      undefined,
      { code: qr, scale: 2, noise: 10 },
      { code: qr, scale: 6, noise: 30 },
      { code, scale: 3, noise: 3 },
      { code, scale: 3, noise: 30, turn: 40 },
      { code, scale: 4, blur: 4 },
    ]

    expect(shots.map((shot) => showsFineBars(drawn(shot)))).toEqual(shots.map(() => false))
  },
)

function drawn(shot: Shot | undefined): Picture {
  const [picture] = pictures(shot, 1)
  if (!picture) throw new Error('nothing was drawn')
  return { ...picture, grey: Uint8Array.from(picture.grey) }
}
