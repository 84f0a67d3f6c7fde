/** Draws Code 128: text as the widths of its bars and gaps, in modules. With FNC1 in front it is GS1-128. */

/** Bar, gap, bar, gap, bar, gap: the widths of each of the 107 symbols, as the standard lists them. */
const patterns = (
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222' +
  '123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321' +
  '232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121' +
  '313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224' +
  '111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111' +
  '111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113' +
  '114311411113411311113141114131311141411131211412211214211232'
).match(/.{6}/g)
const stop = '2331112'
const startB = 104
const startC = 105
const fnc1 = 102
const toC = 99
const toB = 100

export interface Drawing {
  /** Widths in modules, a bar first, then a gap, and so on. */
  readonly widths: readonly number[]
  readonly modules: number
}

/** Printable ASCII; GS stands for FNC1 between fields. `gs1` puts FNC1 in front. */
export function code128(text: string, { gs1 = false } = {}): Drawing {
  const symbols = [...encoded(text, gs1)]
  const check = symbols.reduce((sum, symbol, index) => sum + symbol * Math.max(index, 1), 0) % 103
  const widths = [...symbols, check].map(patternOf).join('') + stop
  const each = Array.from(widths, Number)
  return { widths: each, modules: each.reduce((sum, width) => sum + width, 0) }
}

/** The drawing as an SVG path of bars, one module wide and `height` high, without its quiet zones. */
export function code128Path(drawing: Drawing, height: number): string {
  let x = 0
  return drawing.widths
    .map((width, index) => {
      const bar = index % 2 === 0 ? `M${x} 0h${width}v${height}h-${width}z` : ''
      x += width
      return bar
    })
    .join('')
}

/** Digits go in pairs where that is shorter: at least four together. */
function* encoded(text: string, gs1: boolean): Generator<number> {
  let rest = text
  let set: 'B' | 'C' = pairsAhead(rest) >= 2 ? 'C' : 'B'
  yield set === 'C' ? startC : startB
  if (gs1) yield fnc1
  while (rest !== '') {
    if (rest.startsWith('\u001D')) {
      yield fnc1
      rest = rest.slice(1)
      continue
    }
    const wanted = pairsAhead(rest) >= (set === 'C' ? 1 : 2) ? 'C' : 'B'
    if (wanted !== set) yield wanted === 'C' ? toC : toB
    set = wanted
    const taken = rest.slice(0, set === 'C' ? 2 : 1)
    yield set === 'C' ? Number(taken) : valueInB(taken)
    rest = rest.slice(taken.length)
  }
}

const pairsAhead = (text: string): number => Math.floor((/^\d*/.exec(text)?.[0].length ?? 0) / 2)

function valueInB(sign: string): number {
  const value = sign.charCodeAt(0) - 32
  if (value < 0 || value > 94) throw new RangeError(`Code 128 cannot print ${JSON.stringify(sign)}`)
  return value
}

function patternOf(symbol: number): string {
  const pattern = patterns?.[symbol]
  if (pattern === undefined) throw new RangeError(`Code 128 has no symbol ${symbol}`)
  return pattern
}
