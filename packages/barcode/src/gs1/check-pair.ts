/** The two check characters of a Global Model Number: MOD 1021,32 (GS1 General Specifications 7.9.5). */
import { sum } from '../digits.ts'

export function checkPairHolds(value: string): boolean {
  const weighted = value
    .slice(0, -2)
    .split('')
    .toReversed()
    .map((character, place) => gs1Characters.indexOf(character) * (primes[place] ?? 0))
  const check = sum(weighted) % 1021
  return pairCharacters.charAt(check >> 5) + pairCharacters.charAt(check & 31) === value.slice(-2)
}

/** From `!` to `z`, as far as set 82 has them: their values are their places. */
const gs1Characters = String.fromCharCode(...upTo(90).map((at) => at + 33)).replace(
  /[^!"%-?A-Z_a-z]/g,
  '',
)
/** Without those that look like others. */
const pairCharacters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** Weights from the right, one for each of the 23 characters before the pair. */
const primes = upTo(84).filter(
  (each) => each > 1 && ![2, 3, 5, 7].some((other) => each > other && each % other === 0),
)

function upTo(end: number): readonly number[] {
  return Array.from({ length: end }, (_, at) => at)
}
