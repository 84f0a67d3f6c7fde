/** UPS: 1Z numbers and waybills with a check digit, Roadie (1R) without one. */
import { isDigits, sum } from '../digits.ts'
import type { TrackingCandidate } from '../meaning.ts'

export const isUpsShape = (code: string): boolean => /^1Z[A-Z0-9]{16}$/.test(code)

export function upsNumbers(code: string): readonly TrackingCandidate[] {
  if (isUpsShape(code) && checkHolds(code.slice(2))) {
    const service = serviceByCode.get(code.slice(8, 10))
    return [{ carrier: 'ups', number: code, ...(service !== undefined && { service }) }]
  }
  const isWaybill = /^[AHJKTV][0-9]{10}$/.test(code) && checkHolds(code.slice(1))
  return isWaybill ? [{ carrier: 'ups', number: code, service: 'Waybill' }] : []
}

export function upsGuesses(code: string): readonly TrackingCandidate[] {
  const isRoadie = /^1R(?:[A-Z0-9]{14}|[A-Z0-9]{26})$/.test(code)
  return isRoadie ? [{ carrier: 'ups', number: code, service: 'Roadie' }] : []
}

/** Every second character counts twice; letters count as their character code less 3. */
function checkHolds(code: string): boolean {
  const check = code.slice(-1)
  const weighted = code
    .slice(0, -1)
    .split('')
    .map((each, place) => valueOf(each) * (place % 2 === 0 ? 1 : 2))
  return isDigits(check) && (10 - (sum(weighted) % 10)) % 10 === Number(check)
}

const valueOf = (character: string): number =>
  isDigits(character) ? Number(character) : (character.charCodeAt(0) - 3) % 10

const serviceByCode: ReadonlyMap<string, string> = new Map([
  ['01', 'Next Day Air'],
  ['02', '2nd Day Air'],
  ['03', 'Ground'],
  ['12', '3 Day Select'],
  ['13', 'Next Day Air Saver'],
  ['15', 'Next Day Air Early'],
  ['22', 'Ground, returns, three pickups'],
  ['32', 'Next Day Air Early, COD'],
  ['33', 'Next Day Air Early, Saturday, COD'],
  ['41', 'Next Day Air Early, Saturday'],
  ['42', 'Ground, signature'],
  ['44', 'Next Day Air, Saturday'],
  ['66', 'Worldwide Express'],
  ['72', 'Ground, COD'],
  ['78', 'Ground, returns, one pickup'],
  ['90', 'Ground, returns'],
  ['A0', 'Next Day Air Early, adult signature'],
  ['A1', 'Next Day Air Early, Saturday, adult signature'],
  ['A2', 'Next Day Air, adult signature'],
  ['A8', 'Ground, adult signature'],
  ['A9', 'Next Day Air Early, adult signature, COD'],
  ['AA', 'Next Day Air Early, Saturday, adult signature, COD'],
  ['YW', 'SurePost'],
])
