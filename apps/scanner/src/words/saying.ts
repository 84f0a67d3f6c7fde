/** Small parts that sentences of any language are made of. */
import type { Carrier, Instant } from '@milepost/domain'

const names: Readonly<Record<string, string>> = {
  ups: 'UPS',
  fedex: 'FedEx',
  usps: 'USPS',
  dhl: 'DHL',
}

export const carrierName = (carrier: Carrier): string => names[carrier] ?? carrier.toUpperCase()

export function timeIn(language: string): (at: Instant) => string {
  const format = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
  return (at) => format.format(at)
}

/** A day without a time or a place: no zone may move it. */
export function dayIn(language: string): (day: string) => string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  return (day) => format.format(new Date(day))
}

/** The form of a word that goes with a number; a language gives as many forms as it has. */
export function countIn<Form extends Intl.LDMLPluralRule>(language: string) {
  const rules = new Intl.PluralRules(language)
  return (count: number, forms: Readonly<Record<Form | 'other', string>>): string => {
    const byRule: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = forms
    return `${count} ${byRule[rules.select(count)] ?? forms.other}`
  }
}

export const joined = (...parts: readonly (string | undefined | false)[]): string =>
  parts.filter((part) => part !== undefined && part !== false && part !== '').join(' · ')
