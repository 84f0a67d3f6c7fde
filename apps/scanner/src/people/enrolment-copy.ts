/** Who the device is, beside the database, so that a wiped one does not make a stranger of it. Its key is not here. */
import type { OwnDevice } from '../sync/facts.ts'

export interface EnrolmentCopy {
  read(): OwnDevice | undefined
  keep(own: OwnDevice): void
}

const copyName = 'milepost.device'

export function enrolmentCopyIn(storage: Storage): EnrolmentCopy {
  return {
    read: () => {
      const text = storage.getItem(copyName)
      if (text === null) return undefined
      try {
        return JSON.parse(text) as OwnDevice
      } catch {
        // Half-written: then the device is enrolled again by a person.
        return undefined
      }
    },
    keep: (copy) => storage.setItem(copyName, JSON.stringify(copy)),
  }
}
