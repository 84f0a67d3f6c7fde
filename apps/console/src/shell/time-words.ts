/** Times as a supervisor reads them: on the clock of the site, and no longer than needed. */
import type { Instant, LocalDay, Zone } from '@milepost/domain'

/** `14:02` */
export function clockTime(at: Instant, zone: Zone): string {
  return formatted(at, zone, { hour: '2-digit', minute: '2-digit' })
}

/** `14:02` today, `Fri 20 Nov 14:02` on another day, with the year in another year. */
export function moment(at: Instant, zone: Zone, now: Instant): string {
  const day = dayOf(at, zone)
  const today = dayOf(now, zone)
  if (day === today) return clockTime(at, zone)
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`
  return `${shortDay(day)}${year} ${clockTime(at, zone)}`
}

/** The calendar date at a site. */
export function dayOf(at: Instant, zone: Zone): LocalDay {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return parts.format(at)
}

/** `Fri 20 Nov` */
export function shortDay(day: LocalDay): string {
  return dated(day, 'short')
}

/** `Friday 20 Nov` */
export function longDay(day: LocalDay): string {
  return dated(day, 'long')
}

/** `45 s`, `12 min`, `3 h`, `2 days`: how long something lasts, roughly. */
export function span(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h`
  return `${Math.floor(hours / 24)} days`
}

/** A date has no zone: it is read in the one it is written in. */
function dated(day: LocalDay, weekday: 'short' | 'long'): string {
  const words = formatted(Date.parse(`${day}T00:00:00Z`), 'UTC', {
    weekday,
    day: 'numeric',
    month: 'short',
  })
  return words.replace(',', '')
}

function formatted(at: Instant, zone: Zone, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(at)
}
