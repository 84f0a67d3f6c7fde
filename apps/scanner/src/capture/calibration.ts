/**
 * What a device learns of its scanner from codes whose text it knows (A8): what stands in front and behind, which keyboard
 * layout garbles it, whether the separators of GS1 survive, how slowly it types. Pure: a typed text goes in, a profile
 * comes out.
 */
import { GS } from '@milepost/barcode'
import type { WedgeProfile } from './wedge.ts'

export type CalibrationStep = 'letters' | 'signs' | 'separators'

export interface CalibrationCode {
  readonly step: CalibrationStep
  readonly text: string
  /** With FNC1 in front, as on a GS1 label. */
  readonly gs1?: boolean
}

/** Every letter, every digit and sign that labels use, and one label with a separator. */
export const calibrationCodes: readonly CalibrationCode[] = [
  { step: 'letters', text: 'MILEPOSTABCDFGHJKNQRUVWXYZ' },
  { step: 'signs', text: '0123456789-./:()+%=?_' },
  { step: 'separators', text: `010952123454321310LOT7${GS}21SN1`, gs1: true },
]

/** One code as it came in. */
export interface Typed {
  readonly text: string
  /** The longest pause between two keys, in milliseconds. */
  readonly gapMs: number
}

export type Learned = Readonly<Partial<Record<CalibrationStep, Heard>>>

interface Heard {
  readonly prefix: string
  readonly tail: string
  /** What each garbled sign should have been. */
  readonly layout: Readonly<Record<string, string>>
  readonly gapMs: number
  readonly separator?: string
  readonly symbology?: string
}

/** Undefined where it cannot have been that code: nothing is learned from something else. */
export function learned(
  before: Learned,
  { step, text }: CalibrationCode,
  typed: Typed,
): Learned | undefined {
  const layout = layoutOf(before)
  const found =
    step === 'separators' ? separatorsIn(text, typed.text, layout) : signsIn(text, typed.text)
  return found && { ...before, [step]: { ...found, gapMs: typed.gapMs } }
}

/** Once all codes are scanned. */
export function profileOf({ letters, signs, separators }: Learned): WedgeProfile | undefined {
  if (!letters || !signs || !separators) return undefined
  const layout = { ...letters.layout, ...signs.layout }
  const gapMs = Math.max(letters.gapMs, signs.gapMs, separators.gapMs)
  const { separator = '' } = separators
  return {
    ...(letters.prefix === '' ? {} : { prefix: letters.prefix }),
    ...(letters.tail === '' ? {} : { tail: letters.tail }),
    ...(Object.keys(layout).length === 0 ? {} : { layout }),
    ...(separator === GS || separator === '' ? {} : { separator }),
    ...(separator === '' ? { losesGs: true } : {}),
    ...(gapMs > usualGapMs ? { gapMs: Math.min(slowestGapMs, Math.round(gapMs * 1.5)) } : {}),
    tellsSymbology: separators.symbology !== undefined,
  }
}

const usualGapMs = 100
const slowestGapMs = 500

/** The known text somewhere in what was typed, under one layout or another; a prefix and a tail around it. */
function signsIn(text: string, typed: string): Omit<Heard, 'gapMs'> | undefined {
  for (let start = 0; start <= typed.length - text.length; start += 1) {
    const layout = layoutBetween(typed.slice(start, start + text.length), text)
    if (layout) {
      const bare = withoutSymbology(typed.slice(0, start))
      return { prefix: bare.text, tail: typed.slice(start + text.length), layout }
    }
  }
  return undefined
}

/** Each sign typed stands for one sign meant, and no two for the same. */
function layoutBetween(typed: string, meant: string): Readonly<Record<string, string>> | undefined {
  const meantBySign = new Map<string, string>()
  for (const [at, sign] of typed.split('').entries()) {
    const wanted = meant.charAt(at)
    if ((meantBySign.get(sign) ?? wanted) !== wanted) return undefined
    meantBySign.set(sign, wanted)
  }
  if (new Set(meantBySign.values()).size !== meantBySign.size) return undefined
  const garbled = [...meantBySign].filter(([sign, wanted]) => sign !== wanted)
  // A real layout moves some keys; a text that shares next to none with the code is another code.
  const isOther = [...meantBySign].every(([sign, wanted]) => !isSameLetter(sign, wanted))
  return isOther ? undefined : Object.fromEntries(garbled)
}

const isSameLetter = (a: string, b: string): boolean => a.toUpperCase() === b.toUpperCase()

function separatorsIn(
  text: string,
  typed: string,
  layout: Readonly<Record<string, string>>,
): Omit<Heard, 'gapMs'> | undefined {
  const [before = '', after = ''] = text.split(GS)
  const meant = mapped(typed, layout)
  const start = meant.indexOf(before)
  const end = meant.lastIndexOf(after)
  const between = start + before.length
  if (start < 0 || end < between || end - between > longestSeparator) return undefined
  const { symbology } = withoutSymbology(meant.slice(0, start))
  return {
    prefix: '',
    tail: '',
    layout: {},
    separator: typed.slice(between, end),
    ...(symbology === undefined ? {} : { symbology }),
  }
}

const longestSeparator = 8

/** A scanner that tells the symbology puts `]C0` or the like last before the code. */
function withoutSymbology(text: string): { readonly text: string; readonly symbology?: string } {
  const [symbology] = /\][A-Za-z][0-9A-Za-z]$/.exec(text.replace(new RegExp(`${GS}+$`), '')) ?? []
  return symbology === undefined
    ? { text }
    : { text: text.slice(0, text.lastIndexOf(symbology)), symbology }
}

const layoutOf = ({ letters, signs }: Learned): Readonly<Record<string, string>> => ({
  ...letters?.layout,
  ...signs?.layout,
})

const mapped = (text: string, layout: Readonly<Record<string, string>>): string =>
  text
    .split('')
    .map((sign) => layout[sign] ?? sign)
    .join('')
