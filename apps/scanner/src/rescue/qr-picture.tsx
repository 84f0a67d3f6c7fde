/** One part of a series as a QR: dark on white whatever the theme is, since cameras read it. */
import type { JSX } from 'react'
import { encode } from 'uqr'
import { barsIn } from '../print/printed-code.ts'

export function QrPicture({ text }: { readonly text: string }): JSX.Element {
  const { data, size } = encode(text, { ecc: 'L', boostEcc: false, border: 4 })
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} aria-hidden shapeRendering="crispEdges">
      <path d={data.map(barsIn).join('')} />
    </svg>
  )
}
