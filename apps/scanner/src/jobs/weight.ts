/** A weight as a scale types it, or a person: `1.25 kg`, `ST,GS,+  2.310kg`, `850 g`, `2 lb 3 oz`. */

/** Whole grams. A number without a unit is no weight: it may be any code. */
export function gramsIn(text: string): number | undefined {
  const match = weightShape.exec(text.trim())
  if (!match) return undefined
  const [, amount = '', unit = '', ounces] = match
  const gramsOf = gramsByUnit[unit.toLowerCase()]
  if (gramsOf === undefined || (ounces !== undefined && unit.toLowerCase() !== 'lb'))
    return undefined
  const grams = numberOf(amount) * gramsOf + (ounces === undefined ? 0 : numberOf(ounces) * ounce)
  return grams > 0 && grams <= heaviest ? Math.round(grams) : undefined
}

/** What the field for it takes: a number alone is in kilograms. */
export const gramsTyped = (text: string): number | undefined =>
  gramsIn(text) ?? gramsIn(`${text.trim()} kg`)

export const kilograms = (grams: number): string => `${(grams / 1000).toFixed(3)} kg`

/** Scales put their state in front: stable or not, gross or net. */
const weightShape =
  /^(?:(?:ST|US|OL|GS|NT|G|N|S)\s*[,:]?\s*){0,3}\+?\s*(\d{1,6}(?:[.,]\d{1,4})?)\s*(kg|g|lb|oz)s?(?:\s+(\d{1,2}(?:[.,]\d{1,2})?)\s*oz)?\s*$/i

const ounce = 28.349523125
const gramsByUnit: Readonly<Record<string, number>> = { g: 1, kg: 1000, lb: 16 * ounce, oz: ounce }
/** A ton: no box weighs more. */
const heaviest = 1_000_000

const numberOf = (text: string): number => Number(text.replace(',', '.'))
