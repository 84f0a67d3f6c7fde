/** What there is to print of an order: a slip for each box, a label for the order, one for each box. */
import { labelText } from '@milepost/barcode'
import type { BoxView, LineView, OrderView } from '@milepost/domain'
import { Button } from '@milepost/ui'
import { type LabelSize, PackingSlip, PrintedLabel, type SlipWords } from '@milepost/ui/print'
import '@milepost/ui/print.css'
import { type JSX, useState } from 'react'
import { createPortal } from 'react-dom'
import { Scrolls } from '../shell/scrolls.tsx'
import { Choose, labelPapers } from './choose.tsx'
import './order-print.css'
import { printedCode } from './printed-code.ts'

const whats = { slips: 'Packing slips', order: 'Order label', boxes: 'Box labels' } as const
type What = keyof typeof whats

export interface OrderPrintProps {
  readonly view: OrderView
  readonly close: () => void
}

export function OrderPrint({ view, close }: OrderPrintProps): JSX.Element {
  const [what, setWhat] = useState<What>('slips')
  const [size, setSize] = useState<LabelSize>('100x150')
  const sheets = sheetsOf(view, what, size)
  return (
    <section className="panel order-print" aria-label="Print">
      <div className="order-print-choices">
        <Choose label="What" of={whats} value={what} onChoose={setWhat} />
        {what !== 'slips' && (
          <Choose label="Paper" of={labelPapers} value={size} onChoose={setSize} />
        )}
        <Button look="main" disabled={sheets.length === 0} onClick={() => print()}>
          {sheets.length === 1 ? 'Print' : `Print ${sheets.length} sheets`}
        </Button>
        <Button onClick={close}>Close</Button>
      </div>
      {sheets.length === 0 && <p className="soft">No box is packed yet.</p>}
      {sheets.length > 0 && (
        <Scrolls className="order-print-look" label="The first sheet">
          {sheets[0]}
        </Scrolls>
      )}
      {createPortal(<div className="print-root">{sheets}</div>, document.body)}
    </section>
  )
}

function sheetsOf(view: OrderView, what: What, size: LabelSize): readonly JSX.Element[] {
  const code = labelText('order', view.reference.toUpperCase())
  if (what === 'slips') return slipsOf(view, code)
  if (what === 'order') {
    const lines = view.lines.slice(0, 6).map(({ units, name }) => `${units} × ${name}`)
    return [
      <PrintedLabel
        key="order"
        size={size}
        eyebrow="Order"
        title={view.reference}
        lines={lines}
        code={printedCode(code)}
      />,
    ]
  }
  return view.boxes.map((box, at) => (
    <PrintedLabel
      key={box.box}
      size={size}
      eyebrow={`Order ${view.reference}`}
      title={`Box ${at + 1}`}
      lines={[boxOf(view, at), ...(box.label ? [box.label.number] : [])]}
      code={printedCode(codeOf(box))}
    />
  ))
}

/** One for each box; before there is a box, one for the order. */
function slipsOf(view: OrderView, code: string | undefined): readonly JSX.Element[] {
  const slip = (key: string, note: string | undefined, unitsOf: (line: LineView) => number) => (
    <PackingSlip
      key={key}
      words={slipWords}
      reference={view.reference}
      {...(note === undefined ? {} : { note })}
      lines={view.lines
        .map((line) => ({ line, units: unitsOf(line) }))
        .filter(({ units }) => units > 0)
        .map(({ line: { line, name, sku }, units }) => ({
          id: line,
          name,
          sku,
          units,
          missing: 0,
        }))}
      code={printedCode(code)}
    />
  )
  if (view.boxes.length === 0) return [slip('order', undefined, ({ units }) => units)]
  return view.boxes.map(({ box, contents }, at) =>
    slip(box, boxOf(view, at), ({ line }) =>
      contents.reduce((sum, each) => sum + (each.line === line ? each.units : 0), 0),
    ),
  )
}

const boxOf = ({ boxes }: OrderView, at: number) => `Box ${at + 1} of ${boxes.length}`

/** By its own name; one that no label of ours can hold, by the number it ships under. */
const codeOf = ({ box, label }: BoxView): string | undefined =>
  box === box.toUpperCase() ? labelText('box', box) : label?.number

const slipWords: SlipWords = {
  title: 'Packing slip',
  order: 'Order',
  what: 'Item',
  sku: 'SKU',
  units: 'Units',
  later: 'not in this parcel',
}
