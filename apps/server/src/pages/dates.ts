/** Days and times as one reader reads them. A date without a time is never moved by a zone. */
import type { Instant, LocalDay, Zone } from '@milepost/domain'
import type { Language, When } from './words/words.ts'

export interface Dates {
  /** `Tue 24 Nov, 18:32` */
  readonly moment: (at: Instant) => string
  /** `24 Nov, 18:32`, which breaks before the time where it must. */
  readonly shortMoment: (at: Instant) => string
  /** `Tue 24 Nov` */
  readonly shortDay: (day: LocalDay) => string
  /** `Thursday 26 November` */
  readonly longDay: (day: LocalDay) => string
  readonly when: (
    expected: { readonly from?: LocalDay; readonly by: LocalDay } | undefined,
    today: LocalDay,
  ) => When
  readonly zoneName: (at: Instant) => string
}

/** Making a formatter costs more than a hundred uses of it. */
const made = new Map<string, Dates>()

export function datesFor(language: Language, zone: Zone): Dates {
  const key = `${language} ${zone}`
  const known = made.get(key)
  if (known) return known
  const dates = makeDates(localeOf[language], zone)
  made.set(key, dates)
  return dates
}

/** The 24-hour clock and the day before the month read the same everywhere we are. */
const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de', es: 'es', pl: 'pl' }

export const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== ''
  } catch {
    return false
  }
}

/** The calendar day it is in a zone, as `2026-11-24`. */
export function dayIn(zone: Zone, at: Instant): LocalDay {
  const known = dayFormats.get(zone)
  if (known) return known.format(at)
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  dayFormats.set(zone, format)
  return format.format(at)
}

const dayFormats = new Map<Zone, Intl.DateTimeFormat>()

export const dayAfter = (day: LocalDay, days = 1): LocalDay =>
  new Date(noonOf(day) + days * 86_400_000).toISOString().slice(0, 10)

function makeDates(locale: string, zone: Zone): Dates {
  const moment = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  })
  const shortMoment = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  })
  const short = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  const long = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  const name = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'long' })
  return {
    moment: (at) => moment.format(at),
    shortMoment: (at) => breakingBeforeTime(shortMoment.format(at)),
    shortDay: (day) => short.format(noonOf(day)),
    longDay: (day) => long.format(noonOf(day)),
    when: (expected, today) => expected && whenOf(long, expected, today),
    zoneName: (at) =>
      name.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? zone,
  }
}

const breakingBeforeTime = (text: string): string =>
  text.replaceAll(' ', '\u00A0').replace(/\u00A0(?=\d+:\d+$)/, ' ')

function whenOf(
  long: Intl.DateTimeFormat,
  { from, by }: { readonly from?: LocalDay; readonly by: LocalDay },
  today: LocalDay,
): NonNullable<When> {
  const text = long.format(noonOf(by))
  if (by < today) return { kind: 'past', text }
  if (from !== undefined && from < by && by > today) {
    const first = from < today ? today : from
    return { kind: 'days', text: long.formatRange(noonOf(first), noonOf(by)) }
  }
  if (by === today) return { kind: 'today', text }
  if (by === dayAfter(today)) return { kind: 'tomorrow', text }
  return { kind: 'day', text }
}

/** Far from any midnight, so that no zone moves it. */
const noonOf = (day: LocalDay): Instant => Date.parse(`${day}T12:00:00Z`)
