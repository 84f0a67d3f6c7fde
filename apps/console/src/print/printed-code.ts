/** Draws the code of a label, as bars and as a square. */
import { code128, code128Path } from '@milepost/barcode'
import type { PrintedCode } from '@milepost/ui/print'
import { qrPath } from '../devices/qr-path.ts'

export function printedCode(text: string | undefined): PrintedCode | undefined {
  if (text === undefined) return undefined
  const drawing = code128(text)
  return {
    text,
    bars: { path: code128Path(drawing, 1), modules: drawing.modules },
    square: qrPath(text),
  }
}
