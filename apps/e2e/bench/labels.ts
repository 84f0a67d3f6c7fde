/** Shipping labels by the dozen, with their check digits. */
export const upsLabels = (count: number, from: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => upsLabel(from + at))

function upsLabel(no: number): string {
  const body = `E2E00103${String(no).padStart(7, '0')}`
  const sum = Array.from(body, valueOf).reduce((so, value, at) => so + value * (at % 2 ? 2 : 1), 0)
  return `1Z${body}${(10 - (sum % 10)) % 10}`
}

/** Letters count as their place in the alphabet does, from 2 on. */
const valueOf = (sign: string): number =>
  /\d/.test(sign) ? Number(sign) : ((sign.codePointAt(0) ?? 0) - 63) % 10
