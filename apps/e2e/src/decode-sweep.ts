/** Drawn codes under one strain after the other, ever worse: what the scanner accepts, and what one plain pass reads. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { acceptedIn, type Picture, type Reader } from '@milepost/decode'
import { readerFrom } from '@milepost/decode/file'
import { pictures, type PrintedCode, type Shot } from './barcode-picture.ts'

export interface Strain {
  readonly name: string
  readonly codes: readonly PrintedCode[]
  readonly shot: (severity: number) => Omit<Shot, 'code'>
  /** The worst that is to be read, in five of six tries. */
  readonly mustRead: number
  /** All of them, for the table. */
  readonly severities: readonly number[]
}

export interface Step {
  readonly severity: number
  readonly tries: number
  readonly read: number
  readonly readPlain: number
  /** Texts that nobody printed. */
  readonly wrong: readonly string[]
}

export async function engine(): Promise<Reader> {
  const place = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  return readerFrom(new Uint8Array(readFileSync(place)))
}

export function stepOf(strain: Strain, severity: number, seeds: number, reader: Reader): Step {
  const tries = strain.codes.flatMap((code) =>
    Array.from({ length: seeds }, (_, seed) => tryOf(code, strain.shot(severity), seed, reader)),
  )
  return {
    severity,
    tries: tries.length,
    read: tries.filter(({ read }) => read).length,
    readPlain: tries.filter(({ readPlain }) => readPlain).length,
    wrong: tries.flatMap(({ wrong }) => wrong),
  }
}

function tryOf(code: PrintedCode, shot: Omit<Shot, 'code'>, seed: number, reader: Reader) {
  const turn = (shot.turn ?? 0) + (tilts[seed % tilts.length] ?? 0)
  const picture = drawn({ ...shot, code, turn, seed })
  const { readings } = acceptedIn(picture, reader, { isEnough: ({ length }) => length > 0 })
  const texts = readings.map(({ text }) => text)
  const plain = reader(picture, { codes: 'usual', inverted: true }).map(({ text }) => text)
  return {
    read: texts.includes(code.text),
    readPlain: plain.includes(code.text),
    wrong: texts.filter((text) => text !== code.text),
  }
}

/** Nobody holds a label straight. */
const tilts = [1, -3, 2.5, -1.5, 3, -2]

function drawn(shot: Shot): Picture {
  const [picture] = pictures(shot, 1)
  if (!picture) throw new Error('nothing was drawn')
  return { ...picture, grey: Uint8Array.from(picture.grey) }
}

const bars: readonly PrintedCode[] = [
  { symbology: 'gs1-128', text: '00340434161094015902' },
  { symbology: 'code-128', text: '1Z999AA10123456784' },
  { symbology: 'gs1-128', text: '42078745\u001d9400111206206406260787' },
]
const matrix: readonly PrintedCode[] = [
  { symbology: 'gs1-data-matrix', text: '010952123454321310ABC123\u001d21SN1' },
]

const barsBase = { scale: 3, blur: 0.6, noise: 3 }
const matrixBase = { scale: 5, blur: 0.6, noise: 3 }

/**
 * Each is to be read further than any decoder of decode.md section 5 reads it, which for bars and DataMatrix ends at: module
 * 1.35 and 1.8 pixels, blur 0.7 and 0.3, motion 1.75 and 1.5, contrast 35 and 15, noise 60 and 10, yaw 60 and 60, pitch 80
 * and 60, shadow 0.8 and 0.5, glare 0.3 and 0.2.
 */
export const strains: readonly Strain[] = [
  row('module px', 'bars', (scale) => ({ scale }), 1.2, [2, 1.75, 1.5, 1.35, 1.2]),
  row('module px', 'matrix', (scale) => ({ scale }), 1.6, [2.5, 2, 1.8, 1.6, 1.4]),
  row('blur, modules', 'bars', (by) => ({ blur: by * 3 }), 0.8, [0.5, 0.6, 0.7, 0.8, 0.9]),
  row('blur, modules', 'matrix', (by) => ({ blur: by * 5 }), 0.5, [0.3, 0.4, 0.5, 0.6]),
  row('motion, modules', 'bars', (by) => ({ motion: by * 3 }), 2, [1.5, 1.75, 2, 2.25]),
  row('motion, modules', 'matrix', (by) => ({ motion: by * 5 }), 1.75, [1.25, 1.5, 1.75, 2]),
  row('contrast, levels', 'bars', (contrast) => ({ contrast }), 15, [45, 35, 25, 20, 15, 10]),
  row('contrast, levels', 'matrix', (contrast) => ({ contrast }), 12, [20, 15, 12, 10]),
  row('noise, sigma', 'bars', (noise) => ({ noise, contrast: 180 }), 75, [30, 60, 70, 75, 80]),
  row('noise, sigma', 'matrix', (noise) => ({ noise, contrast: 180 }), 50, [10, 30, 50, 60]),
  row('yaw, degrees', 'bars', (yaw) => ({ yaw }), 65, [50, 55, 60, 65]),
  row('yaw, degrees', 'matrix', (yaw) => ({ yaw }), 65, [50, 60, 65, 70]),
  row('pitch, degrees', 'bars', (pitch) => ({ pitch }), 84, [80, 82, 84, 86]),
  row('pitch, degrees', 'matrix', (pitch) => ({ pitch }), 70, [60, 65, 70, 75]),
  row('shadow, light lost', 'bars', (shadow) => ({ shadow }), 0.9, [0.3, 0.5, 0.7, 0.8, 0.9]),
  row(
    'shadow, light lost',
    'matrix',
    (shadow) => ({ shadow }),
    0.8,
    [0.3, 0.5, 0.6, 0.7, 0.8, 0.9],
  ),
  // As tall as the drawings of decode.md: where a spot covers all of a bar's length, its digit is gone.
  row('glare, of width', 'bars', (glare) => ({ glare, tall: 0.41 }), 0.33, [0.1, 0.2, 0.3, 0.33]),
  row('glare, of width', 'matrix', (glare) => ({ glare }), 0.25, [0.1, 0.2, 0.25, 0.3]),
]

/** Any angle is to be read; a product number full of zeros is the one that turned pictures get wrong. */
export function turns(kind: 'bars' | 'matrix', degrees: readonly number[]): Strain {
  const scale = kind === 'bars' ? 2.5 : 5
  const whole = row('angle', kind, (turn) => ({ turn, scale }), 0, degrees)
  const zeros: PrintedCode = { symbology: 'ean-13', text: '4000000000006' }
  return kind === 'bars' ? { ...whole, codes: [...bars.slice(0, 1), zeros] } : whole
}

function row(
  name: string,
  kind: 'bars' | 'matrix',
  shot: Strain['shot'],
  mustRead: number,
  severities: readonly number[],
): Strain {
  const [codes, base] = kind === 'bars' ? [bars, barsBase] : [matrix, matrixBase]
  const whole = (severity: number) => ({ ...base, ...shot(severity) })
  return { name: `${name}, ${kind}`, codes, shot: whole, mustRead, severities }
}
