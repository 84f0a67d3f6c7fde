/** Beside the database, so that a wiped one does not make a stranger of the device. */
import type { Enrolled } from '@milepost/contract'

export interface EnrolmentCopy {
  read(): Enrolled | undefined
  keep(enrolled: Enrolled): void
}

const copyName = 'milepost.device'

export function enrolmentCopyIn(storage: Storage): EnrolmentCopy {
  return {
    read: () => {
      const text = storage.getItem(copyName)
      if (text === null) return undefined
      try {
        return JSON.parse(text) as Enrolled
      } catch {
        // Half-written: then the device is enrolled again by a person.
        return undefined
      }
    },
    keep: (copy) => storage.setItem(copyName, JSON.stringify(copy)),
  }
}
