/** A badge to print, as large as a card: square and bars, for cameras and for readers that know only bars. */
import { code128, code128Path } from '@milepost/barcode'
import { Button } from '@milepost/ui'
import type { JSX } from 'react'
import { qrPath } from '../devices/qr-path.ts'

export interface BadgeProps {
  readonly name: string
  readonly badge: string
  readonly close: () => void
}

export function Badge({ name, badge, close }: BadgeProps): JSX.Element {
  return (
    <div className="panel badge" aria-live="polite">
      <figure className="badge-card">
        <figcaption>
          <strong>{name}</strong>
          <span className="code">{badge}</span>
        </figcaption>
        <Square text={badge} />
        <Bars text={badge} />
      </figure>
      <div className="badge-told">
        <h3>{name}’s badge</h3>
        <p>
          Print it now: it is shown once, and kept here only as a digest. If it is lost, make a new
          one.
        </p>
        <p className="setting-buttons">
          <Button look="main" onClick={() => print()}>
            Print
          </Button>
          <Button onClick={close}>Done</Button>
        </p>
      </div>
    </div>
  )
}

function Square({ text }: { readonly text: string }) {
  const { size, path } = qrPath(text)
  return (
    <svg className="badge-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="Badge as a QR">
      <path d={path} />
    </svg>
  )
}

/** Ten modules of quiet on both sides, as readers expect. */
function Bars({ text }: { readonly text: string }) {
  const drawing = code128(text)
  return (
    <svg
      className="badge-bars"
      viewBox={`-10 0 ${drawing.modules + 20} 40`}
      preserveAspectRatio="none"
      role="img"
      aria-label="Badge as bars"
    >
      <path d={code128Path(drawing, 40)} />
    </svg>
  )
}
