/** GS1 dates and times: digits without separators. */

/** YYMMDD as YYYY-MM-DD, or nothing for a day no calendar has. Day 00 is the last of its month; goods are of this century. */
export function dateFrom(yymmdd: string): string | undefined {
  const [year, month, day] = partsOf(yymmdd)
  const lastDay = daysIn(year, month)
  if (lastDay === undefined || day > lastDay) return undefined
  return `${year}-${padded(month)}-${padded(day || lastDay)}`
}

/** YYMMDD, or YYYYMMDD where somebody was born; no day 00. */
export function isDay(digits: string): boolean {
  const [year, month, day] = partsOf(digits)
  return day > 0 && day <= (daysIn(year, month) ?? 0)
}

/** HH or HHMM */
export const isTime = (digits: string): boolean =>
  two(digits, 0) < 24 && isSixtieth(digits.slice(2))

/** Minutes or seconds, where there are any. */
export const isSixtieth = (digits: string): boolean => two(digits, 0) < 60

function partsOf(digits: string): readonly [year: number, month: number, day: number] {
  const year = Number(digits.slice(0, -4))
  return [digits.length === 6 ? 2000 + year : year, two(digits, -4), two(digits, -2)]
}

const two = (digits: string, from: number): number =>
  Number(digits.slice(from, from === -2 ? undefined : from + 2))
const padded = (number: number): string => String(number).padStart(2, '0')

function daysIn(year: number, month: number): number | undefined {
  if (month === 2) return isLeap(year) ? 29 : 28
  if (month < 1 || month > 12) return undefined
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
