/**
 * Scans leave a device without a network as lines of text, each small enough for one QR. A line names its series, its
 * place in it and its own check; the series' name is the check over the whole, so the same scans are the same series.
 */
import { hashOfText } from '@milepost/contract'

export interface Part {
  readonly series: string
  /** From 1. */
  readonly place: number
  readonly of: number
  readonly text: string
}

/** With what stands before it, 924 characters: a QR of 85 modules, which a phone reads off another phone. */
const textLength = 880
const seriesLength = 20
const checkLength = 8
/** 9999 parts are some 100,000 scans. */
const shape = /^MP1:([0-9A-F]{20}):(\d{1,4}):(\d{1,4}):([0-9A-F]{8}):([A-Z2-7]+)$/

export function partsOf(whole: string): readonly string[] {
  const series = seriesOf(whole)
  const texts = Array.from({ length: Math.ceil(whole.length / textLength) }, (_, at) =>
    whole.slice(at * textLength, (at + 1) * textLength),
  )
  return texts.map((text, at) => lineOf({ series, place: at + 1, of: texts.length, text }))
}

/** What a line or a QR says, when it is one of ours and whole. */
export function partIn(line: string): Part | 'damaged' | undefined {
  if (!line.startsWith('MP1:')) return undefined
  const [, series = '', place = '', of = '', , text = ''] = shape.exec(line) ?? []
  const part = { series, place: Number(place), of: Number(of), text }
  const fits = part.place >= 1 && part.place <= part.of
  return fits && lineOf(part) === line ? part : 'damaged'
}

export const seriesOf = (whole: string): string => checkOf(whole, seriesLength)

function lineOf({ series, place, of, text }: Part): string {
  const head = `${series}:${place}:${of}`
  return `MP1:${head}:${checkOf(`${head}:${text}`, checkLength)}:${text}`
}

const checkOf = (text: string, length: number): string =>
  hashOfText(text).slice(0, length).toUpperCase()
