/** Our own labels: `MPO-1042-K` is order 1042. The last character checks the others, so a typing slip is caught. */
import { inCapitals } from './digits.ts'
import type { Answer, LabelKind } from './meaning.ts'
import { likelyMisreadsIn, pointingAt } from './misread.ts'
import type { Reading, Symbology } from './reading.ts'

const letterByLabel: Readonly<Record<LabelKind, string>> = {
  order: 'O',
  box: 'B',
  bin: 'S',
  tote: 'T',
  badge: 'P',
  device: 'D',
  load: 'L',
}

/** The text to print. Throws on a value no label can hold: whoever makes values knows the alphabet. */
export function ownLabel(label: LabelKind, value: string): string {
  if (!valueShape.test(value)) throw new RangeError(`no label can hold "${value}"`)
  return `MP${letterByLabel[label]}-${value}-${checkCharacter(letterByLabel[label] + value)}`
}

/** What stands under the code: one of our labels where it can hold the value, else the bare value, else nothing. */
export function labelText(label: LabelKind, value: string): string | undefined {
  if (fitsOwnLabel(value)) return ownLabel(label, value)
  return /^[\x20-\x7e]{1,40}$/.test(value) ? value : undefined
}

/** Whether one of our labels can hold it: capitals, digits and dashes, 24 at most. */
export const fitsOwnLabel = (value: string): boolean => valueShape.test(value)

/** Whatever starts like one of our labels is one, or is refused: it is never taken for something else. */
export function readOwnLabel({ text, symbology }: Reading): Answer {
  const printed = inCapitals(text.trim())
  const own = parsed(printed)
  if (own) return { meaning: { kind: 'own', ...own } }
  if (/^MP[OBSTPDL]-/.test(printed)) return refused(text, likelyMisreadsIn(text, isOwnLabel))
  if (!canMisread.has(symbology)) return undefined
  const broken = brokenFrameOf(text)
  return broken === undefined ? undefined : refused(text, [broken])
}

const valueShape = /^[A-Z0-9][A-Z0-9-]{0,23}$/
const labelShape = /^MP([OBSTPDL])-([A-Z0-9][A-Z0-9-]{0,23})-([A-Z0-9])$/
const labels = Object.keys(letterByLabel) as readonly LabelKind[]
/** Other symbologies carry their own error check; these, and typing, can change one character unseen. */
const canMisread: ReadonlySet<Symbology> = new Set(['unknown', 'code-39'])

function parsed(printed: string): { label: LabelKind; value: string } | undefined {
  const [, letter = '', value = '', check = ''] = labelShape.exec(printed) ?? []
  const label = labels.find((each) => letterByLabel[each] === letter)
  return label && checkCharacter(letter + value) === check ? { label, value } : undefined
}

const isOwnLabel = (text: string): boolean => parsed(inCapitals(text.trim())) !== undefined

/** The place of the one wrong character outside the value that hides one of our labels. */
function brokenFrameOf(text: string): number | undefined {
  const frame = 'MP?-'
    .split('')
    .map((right, position) => [position, right === '?' ? 'OBSTPDL' : right] as const)
  const mended = [...frame, [text.length - 2, '-'] as const].find(([position, rights]) =>
    rights
      .split('')
      .some((right) => isOwnLabel(text.slice(0, position) + right + text.slice(position + 1))),
  )
  return mended?.[0]
}

function refused(text: string, at: readonly number[]): Answer {
  const reason = `This looks like one of our labels, but its check character does not fit: scan it again or retype it${pointingAt(text, at)}.`
  return { refusal: { kind: 'own-label-check', reason, ...(at.length > 0 && { at }) } }
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO 7064 MOD 37,36. Dashes are for the eye and take no part. */
function checkCharacter(text: string): string {
  let product = 36
  for (const character of text.replaceAll('-', '')) {
    const total = (product + alphabet.indexOf(character)) % 36 || 36
    product = (total * 2) % 37
  }
  return alphabet.charAt((37 - product) % 36)
}
