/** zxing-cpp, compiled to WebAssembly, as what an eye needs: grey pixels in, codes and their places out. */
/* oxlint-disable eslint/no-underscore-dangle -- the module's own names */
import type { Symbology } from '@milepost/barcode'
import type { Codes } from './look.ts'
import type { Picture } from './picture.ts'
import type { Point } from './view.ts'

export interface Seen {
  readonly text: string
  readonly symbology: Symbology
  readonly aim: string
  /** In pixels of what was looked at. */
  readonly corners: readonly Point[]
  readonly lines: number
}

export interface Wanted {
  readonly codes: Codes
  readonly inverted: boolean
  /** A pallet full of labels. */
  readonly many?: boolean
}

export type Reader = (picture: Picture, wanted: Wanted) => readonly Seen[]

/** What we use of the module that `prepareZXingModule` gives; its own types leave out its memory. */
interface ZxingModule {
  readonly HEAPU8: Uint8Array
  _malloc(bytes: number): number
  _free(place: number): void
  readBarcodesFromPixmap(place: number, width: number, height: number, options: Options): Results
}

interface Results {
  size(): number
  get(at: number): Result | undefined
  /** The list lies in the module's own memory. */
  delete?(): void
}

interface Result {
  readonly isValid: boolean
  readonly text: string
  readonly format: string
  readonly symbologyIdentifier: string
  readonly lineCount: number
  readonly position: Readonly<Record<'topLeft' | 'topRight' | 'bottomRight' | 'bottomLeft', Point>>
}

type Options = ReturnType<typeof optionsFor>

export function zxingReader(given: object): Reader {
  const module = given as ZxingModule
  return ({ width, height, grey }, wanted) => {
    const place = module._malloc(grey.length)
    if (!place) throw new Error(`no memory for ${grey.length} pixels`)
    try {
      module.HEAPU8.set(grey, place)
      const results = module.readBarcodesFromPixmap(place, width, height, optionsFor(wanted))
      const all = Array.from({ length: results.size() }, (_, at) => results.get(at))
      results.delete?.()
      return all.flatMap((result) => (result?.isValid ? [seenFrom(result)] : []))
    } finally {
      module._free(place)
    }
  }
}

const formatsOf: Readonly<Record<Codes, string>> = {
  usual: 'Code128,Code39,ITF,EAN13,EAN8,UPCA,UPCE,QRCode,DataMatrix',
  bars: 'Code128,Code39,ITF,EAN13,EAN8,UPCA,UPCE',
  strips: 'Code128,Code39,EAN13,EAN8,UPCA,UPCE',
  rare: 'PDF417,Aztec,MaxiCode',
}

/** The module takes the names of its lists by their places: plain text, or brackets would stand where separators were. */
function optionsFor({ codes, inverted, many = false }: Wanted) {
  return {
    formats: formatsOf[codes],
    textMode: 0,
    binarizer: 0,
    characterSet: 0,
    eanAddOnSymbol: 0,
    tryHarder: true,
    tryRotate: codes !== 'strips',
    tryDownscale: codes === 'usual' || codes === 'rare',
    tryInvert: inverted,
    tryDenoise: false,
    isPure: false,
    downscaleFactor: 3,
    downscaleThreshold: 500,
    minLineCount: 2,
    // Several, so that the aimed one can be chosen, and that all lines of one are counted.
    maxNumberOfSymbols: many ? 64 : 8,
    validateOptionalChecksum: false,
    returnErrors: false,
    tryCode39ExtendedMode: true,
  }
}

function seenFrom({
  text,
  format,
  symbologyIdentifier: aim,
  lineCount: lines,
  position,
}: Result): Seen {
  const { topLeft, topRight, bottomRight, bottomLeft } = position
  const corners = [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => ({ x, y }))
  return { text, symbology: symbologyOf(format), aim, corners, lines }
}

function symbologyOf(format: string): Symbology {
  return symbologies.find(([name]) => format.startsWith(name))?.[1] ?? 'unknown'
}

const symbologies: readonly (readonly [string, Symbology])[] = [
  ['Code128', 'code-128'],
  ['Code39', 'code-39'],
  ['ITF', 'itf'],
  ['EAN13', 'ean-13'],
  ['ISBN', 'ean-13'],
  ['EAN8', 'ean-8'],
  ['UPCA', 'upc-a'],
  ['UPCE', 'upc-e'],
  ['QR', 'qr'],
  ['DataMatrix', 'data-matrix'],
  ['PDF417', 'pdf-417'],
  ['CompactPDF417', 'pdf-417'],
  ['Aztec', 'aztec'],
  ['MaxiCode', 'maxicode'],
]
