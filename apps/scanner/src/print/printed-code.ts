/** Draws the code of a label, as bars and as a square. */
import { GS, code128, code128Path } from '@milepost/barcode'
import type { PrintedCode } from '@milepost/ui/print'
import { encode } from 'uqr'

export function printedCode(text: string, gs1 = false): PrintedCode {
  const drawing = code128(text, { gs1 })
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  return {
    text: text.replaceAll(GS, ' '),
    bars: { path: code128Path(drawing, 1), modules: drawing.modules },
    square: { path: data.map(barsIn).join(''), size },
  }
}

/** Each run of dark squares in a row is a bar. */
export function barsIn(row: readonly boolean[], y: number): string {
  let bars = ''
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x += 1
    bars += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`
  }
  return bars
}
