/** Bins as one writes them: one a line, or a range from one to another, which counts every part that differs. */
import { fitsOwnLabel } from '@milepost/barcode'

export interface Bins {
  /** Each once, as written first. */
  readonly bins: readonly string[]
  readonly refused: readonly RefusedBin[]
}

export interface RefusedBin {
  readonly text: string
  readonly because: 'no-label-holds-it' | 'no-range' | 'too-many'
}

/** A long aisle; more are printed in several goes. */
export const mostBins = 1000

export function binsIn(text: string): Bins {
  const bins = new Set<string>()
  const refused: RefusedBin[] = []
  const parts = text.split(/[\n,;]/).map((part) => part.trim().toUpperCase())
  for (const said of new Set(parts)) {
    if (said === '') continue
    const found = binsOf(said)
    const fresh = typeof found === 'string' ? found : found.filter((bin) => !bins.has(bin))
    if (typeof fresh === 'string') refused.push({ text: said, because: fresh })
    else if (bins.size + fresh.length > mostBins) refused.push({ text: said, because: 'too-many' })
    else for (const bin of fresh) bins.add(bin)
  }
  return { bins: [...bins], refused }
}

function binsOf(said: string): readonly string[] | RefusedBin['because'] {
  const ends = said.split(/\s*(?:\.\.+|…)\s*/)
  const [from = '', to] = ends
  if (to === undefined) return fitsOwnLabel(from) ? [from] : 'no-label-holds-it'
  if (ends.length > 2 || !fitsOwnLabel(from) || !fitsOwnLabel(to)) return 'no-range'
  return between(from, to)
}

/** Runs of digits, runs of letters, and what stands between them. */
const partsOf = (bin: string): readonly string[] => bin.match(/\d+|[A-Z]+|[^A-Z\d]+/g) ?? []

function between(from: string, to: string): readonly string[] | RefusedBin['because'] {
  const [first, last] = [partsOf(from), partsOf(to)]
  if (first.length !== last.length) return 'no-range'
  let bins: readonly string[] = ['']
  for (const [at, part] of first.entries()) {
    const each = counted(part, last[at] ?? '')
    if (!each) return 'no-range'
    if (bins.length * each.length > mostBins) return 'too-many'
    bins = bins.flatMap((begun) => each.map((next) => begun + next))
  }
  return bins
}

/** `08` to `11` keeps its two digits; `A` to `C` counts as well. Undefined where nobody could count. */
function counted(from: string, to: string): readonly string[] | undefined {
  if (from === to) return [from]
  const isNumber = /^\d+$/.test(from) && /^\d+$/.test(to)
  const isLetter = /^[A-Z]$/.test(from) && /^[A-Z]$/.test(to)
  if (!isNumber && !isLetter) return undefined
  const [begin, end] = isNumber
    ? [Number(from), Number(to)]
    : [from.charCodeAt(0), to.charCodeAt(0)]
  if (end < begin) return undefined
  return Array.from({ length: Math.min(end - begin + 1, mostBins + 1) }, (_, at) =>
    isNumber ? String(begin + at).padStart(from.length, '0') : String.fromCharCode(begin + at),
  )
}
