/** Measures and amounts whose decimals are counted by the last digit of their identifier: (3103)001234 is 1.234 kg. */
import type { Gs1Element } from '../meaning.ts'

/** The value as decimal text, exact; nothing for an identifier without decimals. */
export function decimalOf({ ai, value }: Gs1Element): string | undefined {
  if (!/^(?:3[1-6][0-9]|39[0-5])[0-9]$/.test(ai)) return undefined
  const decimals = Number(ai.at(-1))
  const withCurrency = ai.startsWith('391') || ai.startsWith('393')
  const digits = (withCurrency ? value.slice(3) : value).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replace(/^0+(?=[0-9])/, '')
  return decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`
}
