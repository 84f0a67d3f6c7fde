/** A sticker as large as the paper it is printed on. What it says and the drawn code come from outside. */
import type { JSX, ReactNode } from 'react'

/** Millimetres: a shipping label of 4 by 6 inches fits on 100 × 150; 57 × 32 is the small roll. */
export type LabelSize = '100x150' | '57x32'

/** A code as it is drawn: bars always, a square where the bars would be too fine for the paper. */
export interface PrintedCode {
  readonly text: string
  /** One unit high, and as wide as it has modules. */
  readonly bars: { readonly path: string; readonly modules: number }
  readonly square: { readonly path: string; readonly size: number }
}

export interface PrintedLabelProps {
  readonly size: LabelSize
  readonly eyebrow: string
  readonly title: string
  readonly lines?: readonly string[]
  readonly code?: PrintedCode | undefined
}

export function PrintedLabel(props: PrintedLabelProps): JSX.Element {
  const { size, eyebrow, title, lines = [], code } = props
  return (
    <figure className="printed-label" data-size={size}>
      <figcaption>
        <span>{eyebrow}</span>
        <strong data-long={title.length > 10}>{title}</strong>
        {lines.map((line) => (
          <small key={line}>{line}</small>
        ))}
      </figcaption>
      {code &&
        (moduleMm(code, widthInside[size]) === 0 ? (
          <Square code={code} />
        ) : (
          <Bars code={code} within={widthInside[size]} />
        ))}
      {code && size === '100x150' && <Square code={code} />}
      {code && <p className="printed-text">{code.text}</p>}
    </figure>
  )
}

/** Labels side by side on a sheet of A4, three by eight, as office printers take them. */
export const LabelSheet = ({ children }: { readonly children: ReactNode }): JSX.Element => (
  <div className="printed-sheet">{children}</div>
)

const quiet = 10
const widthInside: Readonly<Record<LabelSize, number>> = { '100x150': 90, '57x32': 53 }
/** A dot of a thermal printer with 203 to the inch. Bars of whole dots come out all alike. */
const dotMm = 0.125
/** The finest bar that such a printer and a cheap reader agree on has two. */
const finestDots = 2
const widestDots = 4

/** How wide the narrowest bar is; none where it would be too fine. */
function moduleMm({ bars }: PrintedCode, within: number): number {
  const dots = Math.floor(within / (bars.modules + 2 * quiet) / dotMm)
  return dots < finestDots ? 0 : Math.min(dots, widestDots) * dotMm
}

/** Ten modules of quiet on both sides, as readers expect. */
export function Bars({
  code,
  within,
}: {
  readonly code: PrintedCode
  /** Millimetres there are for it. */
  readonly within: number
}): JSX.Element {
  const { text, bars } = code
  const modules = bars.modules + 2 * quiet
  const wide = (moduleMm(code, within) || within / modules) * modules
  return (
    <svg
      className="printed-bars"
      width={`${wide}mm`}
      viewBox={`${-quiet} 0 ${modules} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={text}
      shapeRendering="crispEdges"
    >
      <path d={bars.path} />
    </svg>
  )
}

function Square({ code: { text, square } }: { readonly code: PrintedCode }): JSX.Element {
  return (
    <svg
      className="printed-square"
      viewBox={`0 0 ${square.size} ${square.size}`}
      role="img"
      aria-label={text}
      shapeRendering="crispEdges"
    >
      <path d={square.path} />
    </svg>
  )
}
