/** Demo tracking numbers: right in form and check digit, from a shipper number that is nobody's. */
export function upsNumber(reference: string, box: number): string {
  const digits = reference.replace(/\D/g, '').slice(-6).padStart(6, '0')
  const body = `DEMO0103${digits}${box}`
  const sum = Array.from(body, valueOf).reduce(
    (total, value, index) => total + value * (index % 2 === 0 ? 1 : 2),
    0,
  )
  return `1Z${body}${(10 - (sum % 10)) % 10}`
}

/** Letters stand for digits in the check: A is 2, B is 3, … and after ten it begins again. */
const valueOf = (sign: string): number =>
  /\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 63) % 10
