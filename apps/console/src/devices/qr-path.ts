/** A QR as one SVG path: each run of dark squares in a row is a bar. */
import { encode } from 'uqr'

export interface QrPath {
  readonly size: number
  readonly path: string
}

export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  return { size, path: data.map(barsIn).join('') }
}

function barsIn(row: readonly boolean[], y: number): string {
  let bars = ''
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x += 1
    bars += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`
  }
  return bars
}
