/** How large a code's finest bar is in the picture: below two pixels it reads by luck (decode.md 5). */
import { code128, GS, type Reading } from '@milepost/barcode'
import type { Found } from '@milepost/decode'

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Undefined where the text does not say how many modules there are. */
export function pixelsPerModule(
  { reading, corners }: Found,
  { width, height }: PictureSize,
): number | undefined {
  const modules = modulesAcross(reading)
  const [left, right] = corners
  if (modules === undefined || !left || !right) return undefined
  return Math.hypot((right.x - left.x) * width, (right.y - left.y) * height) / modules
}

function modulesAcross({ text, symbology, aim }: Reading): number | undefined {
  switch (symbology) {
    case 'ean-13':
    case 'upc-a':
      return 95
    case 'ean-8':
      return 67
    case 'upc-e':
      return 51
    case 'code-128':
      return canDraw(text) ? code128(text, { gs1: aim === ']C1' }).modules : undefined
    case 'code-39':
      return 13 * (text.length + 2)
    case 'itf':
      return 8 * text.length + 8
    case 'qr':
      return 17 + 4 * (1 + smallerQrs(text.length))
    default:
      return undefined
  }
}

const canDraw = (text: string) => /^[ -~]+$/.test(text.replaceAll(GS, ''))

/** Versions of a QR code that are too small for so many bytes, at its usual error correction. */
function smallerQrs(bytes: number): number {
  return mostBytes.filter((most) => most < bytes).length
}

const mostBytes = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213]
