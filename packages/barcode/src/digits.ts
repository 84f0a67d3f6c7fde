/** Digits and the GS1 check digit, which carriers use as well. */
export const isDigits = (text: string): boolean => /^[0-9]+$/.test(text)

/** The last digit checks the others: weights 3, 1, 3 … counted from the right (GS1 General Specifications 7.9). */
export function gs1CheckHolds(digits: string): boolean {
  return (
    digits.length > 1 && isDigits(digits) && gs1CheckDigit(digits.slice(0, -1)) === digits.at(-1)
  )
}

export function gs1CheckDigit(payload: string): string {
  const weighted = payload
    .split('')
    .toReversed()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 3 : 1))
  return String((10 - (sum(weighted) % 10)) % 10)
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0)

/** Labels are printed in capitals; only ASCII folds, so that no other letter turns into one of ours. */
export const inCapitals = (text: string): string =>
  text.replace(/[a-z]/g, (letter) => letter.toUpperCase())

export const withoutBlanks = (text: string): string => text.replace(/[ \t\u00a0]/g, '')
