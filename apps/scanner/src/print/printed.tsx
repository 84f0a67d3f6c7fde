/** Sheets on the paper, and one of them on the screen to look at first. */
import {
  type LabelSize,
  PackingSlip,
  type PrintedCode,
  PrintedLabel,
  type SlipWords,
} from '@milepost/ui/print'
import '@milepost/ui/print.css'
import { useMemo, type JSX } from 'react'
import { createPortal } from 'react-dom'
import './print.css'
import { printedCode } from './printed-code.ts'
import type { Sheet } from './sheets.ts'

export interface PrintedProps {
  readonly sheets: readonly Sheet[]
  readonly size: LabelSize
  readonly words: SlipWords
}

/** Beside the app, where only the printer looks. */
export function Printed({ sheets, size, words }: PrintedProps): JSX.Element {
  return createPortal(
    <div className="print-root">
      {sheets.map((sheet) => (
        <SheetOf key={sheet.id} sheet={sheet} size={size} words={words} />
      ))}
    </div>,
    document.body,
  )
}

export function SheetOf({
  sheet,
  size,
  words,
}: {
  readonly sheet: Sheet
  readonly size: LabelSize
  readonly words: SlipWords
}): JSX.Element {
  const code = useDrawn(sheet.code, sheet.kind === 'label' && sheet.gs1)
  if (sheet.kind === 'slip') {
    const { reference, note, lines } = sheet
    return (
      <PackingSlip
        words={words}
        reference={reference}
        lines={lines}
        code={code}
        {...(note === undefined ? {} : { note })}
      />
    )
  }
  const { eyebrow, title, lines } = sheet
  return (
    <PrintedLabel
      size={sheet.wide ? '100x150' : size}
      eyebrow={eyebrow}
      title={title}
      lines={lines}
      code={code}
    />
  )
}

const useDrawn = (text: string | undefined, gs1 = false): PrintedCode | undefined =>
  useMemo(() => (text === undefined ? undefined : printedCode(text, gs1)), [text, gs1])
