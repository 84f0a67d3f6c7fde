/** GS1 dates: six digits, where day 00 means the last day of the month. */

/** YYYY-MM-DD, or nothing for a day no calendar has. Goods on a shelf carry dates of this century. */
export function dateFrom(yymmdd: string): string | undefined {
  const [year, month, day] = [2000 + two(yymmdd, 0), two(yymmdd, 2), two(yymmdd, 4)]
  const lastDay = daysIn(year, month)
  if (lastDay === undefined || day > lastDay) return undefined
  return `${year}-${padded(month)}-${padded(day || lastDay)}`
}

/** YYMMDDHH and optional minutes and seconds. */
export function isTime(digits: string): boolean {
  const parts = [two(digits, 6), two(digits, 8), two(digits, 10)]
  const isDay = dateFrom(digits.slice(0, 6)) !== undefined && digits.slice(4, 6) !== '00'
  return isDay && parts.every((part, place) => part < (place === 0 ? 24 : 60))
}

const two = (digits: string, from: number): number => Number(digits.slice(from, from + 2) || 0)
const padded = (number: number): string => String(number).padStart(2, '0')

function daysIn(year: number, month: number): number | undefined {
  if (month === 2) return year % 4 === 0 ? 29 : 28
  if (month < 1 || month > 12) return undefined
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
