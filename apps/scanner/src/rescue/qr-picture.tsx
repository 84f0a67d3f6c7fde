/** One part of a series as a QR: dark on white whatever the theme is, since cameras read it. */
import type { JSX } from 'react'
import { encode } from 'uqr'

export function QrPicture({ text }: { readonly text: string }): JSX.Element {
  const { data, size } = encode(text, { ecc: 'L', boostEcc: false, border: 4 })
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} aria-hidden shapeRendering="crispEdges">
      <path d={data.map(barsIn).join('')} />
    </svg>
  )
}

/** Each run of dark squares in a row is a bar. */
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
