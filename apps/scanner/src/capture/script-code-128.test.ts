import { code128, GS } from '@milepost/barcode'
import { BitArray, DecodeHintType } from '@zxing/library'
import { expect, test } from 'vitest'
import { code128Reader } from './script-code-128.ts'
import { readingOf } from './script-reading.ts'

const lot = `010952123454321310ABC123${GS}21SN1`

test('field A16: a label edge, or print left of a Code 128, hides nothing of it', () => {
  const row = rowOf(code128('1Z999AA10123456784').widths, [40, 1, 9, 3, 2, 4, 60])

  const { text, symbology } = readIn(row)

  expect({ text, symbology }).toEqual({ text: '1Z999AA10123456784', symbology: 'code-128' })
})

test('field A11, field A16: FNC1 in first place makes GS1 data, and its separators stay', () => {
  const row = rowOf(code128(lot, { gs1: true }).widths, [30, 1, 50])

  expect(readIn(row)).toEqual({ text: lot, symbology: 'code-128', aim: ']C1' })
})

test('field A16: a printed ]C1 makes no GS1 data, nor does a separator alone', () => {
  const printed = rowOf(code128(']C10109521234543213').widths, [50])

  expect(readIn(printed)).toEqual({ text: ']C10109521234543213', symbology: 'code-128' })
  expect(readingOf('qr', `[)>${GS}06`, Uint8Array.of(0x42))).toEqual({
    text: `[)>${GS}06`,
    symbology: 'qr',
  })
})

/** White and black in turn, three pixels a module. */
function rowOf(code: readonly number[], before: readonly number[]): BitArray {
  const widths = [...before, ...code, 20].map((width) => width * 3)
  const row = new BitArray(widths.reduce((sum, width) => sum + width, 0))
  let at = 0
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 1) row.setRange(at, at + width)
    at += width
  }
  return row
}

function readIn(row: BitArray) {
  const hints = new Map<DecodeHintType, unknown>([[DecodeHintType.ASSUME_GS1, true]])
  const result = code128Reader().decodeRow(0, row, hints)
  return readingOf('code-128', result.getText(), result.getRawBytes())
}
