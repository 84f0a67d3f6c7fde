/** A badge to print, as large as a card: square and bars, for cameras and for readers that know only bars. */
import { code128, code128Path } from '@milepost/barcode'
import { Button } from '@milepost/ui'
import { PrintedLabel } from '@milepost/ui/print'
import '@milepost/ui/print.css'
import { useState, type JSX } from 'react'
import { createPortal } from 'react-dom'
import { qrPath } from '../devices/qr-path.ts'
import { printedCode } from '../print/printed-code.ts'

export interface BadgeProps {
  readonly name: string
  readonly badge: string
  readonly close: () => void
}

const papers = {
  'card': 'A card on plain paper',
  '57x32': '57 × 32 mm',
  '100x150': '100 × 150 mm, 4 × 6 in',
} as const

export function Badge({ name, badge, close }: BadgeProps): JSX.Element {
  const [paper, setPaper] = useState<keyof typeof papers>('card')
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
        <label>
          Paper{' '}
          <select
            value={paper}
            onChange={({ target }) => setPaper(target.value as keyof typeof papers)}
          >
            {Object.entries(papers).map(([each, words]) => (
              <option key={each} value={each}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <p className="setting-buttons">
          <Button look="main" onClick={() => print()}>
            Print
          </Button>
          <Button onClick={close}>Done</Button>
        </p>
      </div>
      {paper !== 'card' &&
        createPortal(
          <div className="print-root">
            <PrintedLabel size={paper} eyebrow="Badge" title={name} code={printedCode(badge)} />
          </div>,
          document.body,
        )}
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
