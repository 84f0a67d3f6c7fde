/** A remark in words. */
import type { Remark } from '../jobs/remark.ts'
import type { Said, Words } from './words.ts'

export function saidOf(words: Words, remark: Remark): Said {
  // The table has an entry for each kind of remark; the compiler cannot follow the kind through the look-up.
  const say = words.remarks[remark.say] as (it: Remark) => Said
  return say(remark)
}
