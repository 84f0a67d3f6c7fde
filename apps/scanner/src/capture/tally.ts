/** Counting a pallet: sweeping over it brings each label into view again and again, and each counts once. */
import { codeKey, type Reading } from '@milepost/barcode'

export interface Tally {
  readonly isNew: (reading: Reading) => boolean
}

export function newTally(): Tally {
  const counted = new Set<string>()
  return {
    isNew: (reading) => {
      const before = counted.size
      return counted.add(codeKey(reading)).size > before
    },
  }
}
