/** International post (UPU S10): two letters, eight digits, a check digit, and the country that issued it. */
import { sum } from '../digits.ts'
import type { CarrierCode, TrackingCandidate } from '../meaning.ts'

export const isS10Shape = (code: string): boolean =>
  /^[A-Z]{2}[0-9]{9}[A-Z]{2}$/.test(code) && countries.has(code.slice(-2))

export function s10Numbers(code: string): readonly TrackingCandidate[] {
  if (!isS10Shape(code) || checkDigit(code.slice(2, 10)) !== Number(code.charAt(10))) return []
  const domestic = postByCountry.get(code.slice(-2))
  const asPost = { carrier: 's10', number: code } as const
  return domestic === undefined ? [asPost] : [asPost, { carrier: domestic, number: code }]
}

function checkDigit(serial: string): number {
  const rest =
    11 - (sum([8, 6, 4, 2, 3, 5, 9, 7].map((weight, at) => weight * Number(serial[at]))) % 11)
  if (rest === 10) return 0
  return rest === 11 ? 5 : rest
}

/** Where the post is one of our carriers, its own parcels abroad are numbered this way. */
const postByCountry: ReadonlyMap<string, CarrierCode> = new Map([
  ['US', 'usps'],
  ['DE', 'dhl'],
])

const countries: ReadonlySet<string> = new Set(
  `AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV
  CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR
  IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MR MT MU MV MW
  MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS
  ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW`.split(
    /\s+/,
  ),
)
