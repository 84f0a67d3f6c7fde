/** The form a GS1 value must have: components with a character set, a length, and sometimes a check or a date. */
import { gs1CheckHolds } from '../digits.ts'
import { formByIdentifier } from './application-identifiers.ts'
import { checkPairHolds } from './check-pair.ts'
import { dateFrom, isDay, isSixtieth, isTime } from './date.ts'

/** What is wrong with a value, as the end of a sentence, or nothing. */
export type Fault = 'check-digit' | 'date' | 'length' | 'characters'

export interface Identifier {
  readonly ai: string
  readonly form: readonly Component[]
}

/** The identifier a text starts with. No identifier is the start of another, so there is at most one. */
export function identifierAtStartOf(text: string): Identifier | undefined {
  for (const length of [2, 3, 4]) {
    const ai = text.slice(0, length)
    const form = forms.get(ai)
    if (form) return { ai, form }
  }
  return undefined
}

export const identifierNamed = (ai: string): Identifier | undefined => {
  const form = forms.get(ai)
  return form && { ai, form }
}

export const allIdentifiers = (): readonly Identifier[] =>
  [...forms].map(([ai, form]) => ({ ai, form }))

export function faultOf({ form }: Identifier, value: string): Fault | undefined {
  let rest = value
  for (const [index, component] of form.entries()) {
    const needed = index === form.length - 1 ? rest.length : component.most
    const part = rest.slice(0, needed)
    const fault = faultInPart(component, part)
    if (fault) return fault
    rest = rest.slice(needed)
  }
  return undefined
}

interface Component {
  readonly set: RegExp
  readonly least: number
  readonly most: number
  readonly holding: Holding | undefined
  readonly mayBeMissing: boolean
}

interface Holding {
  readonly holds: (part: string) => boolean
  readonly else: Fault
}

function faultInPart(component: Component, part: string): Fault | undefined {
  const { set, least, most, holding, mayBeMissing } = component
  if (part === '' && mayBeMissing) return undefined
  if (part.length < least || part.length > most) return 'length'
  if (!set.test(part)) return 'characters'
  return holding && !holding.holds(part) ? holding.else : undefined
}

const holdingByLetter: Readonly<Record<string, Holding>> = {
  // Checks: a digit, or the pair of a model number
  c: { holds: gs1CheckHolds, else: 'check-digit' },
  a: { holds: checkPairHolds, else: 'check-digit' },
  // YYMMDD where day 00 is the last of the month; a day of six or eight digits
  d: { holds: (part) => dateFrom(part) !== undefined, else: 'date' },
  e: { holds: isDay, else: 'date' },
  // HH or HHMM; a minute or second
  t: { holds: isTime, else: 'date' },
  m: { holds: isSixtieth, else: 'date' },
  // A filler
  o: { holds: (part) => part === '0', else: 'characters' },
}

const setByLetter: Readonly<Record<string, RegExp>> = {
  n: /^[0-9]*$/,
  x: /^[!"%-?A-Z_a-z]*$/,
  y: /^[#\-/0-9A-Z]*$/,
  z: /^[-0-9A-Z_a-z=]*$/,
}

const forms: ReadonlyMap<string, readonly Component[]> = new Map(
  Object.entries(formByIdentifier).flatMap(([pattern, form]) => {
    const components = form.split('+').map(componentFrom)
    return spelledOut(pattern).map((ai) => [ai, components] as const)
  }),
)

function componentFrom(written: string): Component {
  const [, letter = '', from = '', to = from, holds, missing] =
    /^([nxyz])([0-9]+)(?:\.\.([0-9]+))?([a-z])?(\?)?$/.exec(written) ?? []
  const set = setByLetter[letter]
  const holding = holds === undefined ? undefined : holdingByLetter[holds]
  if (!set || (holds !== undefined && !holding)) throw new Error(`no such form: ${written}`)
  return {
    set,
    least: Number(from),
    most: Number(to),
    holding,
    mayBeMissing: missing !== undefined,
  }
}

/** `31[0-6][0-5]` is 42 identifiers. */
function spelledOut(pattern: string): readonly string[] {
  const [, before = '', range, after = ''] = /^([0-9]*)\[([0-9-]+)\](.*)$/.exec(pattern) ?? []
  if (range === undefined) return [pattern]
  const [first, last] = [Number(range.at(0)), Number(range.at(-1))]
  const digits = Array.from({ length: last - first + 1 }, (_, step) => String(first + step))
  return digits.flatMap((digit) => spelledOut(`${before}${digit}${after}`))
}
