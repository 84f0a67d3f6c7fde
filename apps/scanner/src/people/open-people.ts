/** Joins what concerns people and the device's own standing into one port. */
import type { CountMark } from '../sync/count-mark.ts'
import type { Driver } from '../sync/driver.ts'
import type { People } from '../sync/device.ts'
import { keepFact } from '../sync/facts.ts'
import type { Machine } from '../sync/open-device.ts'
import type { Recorder } from '../sync/recorder.ts'
import type { Ring } from '../sync/ring.ts'
import type { EnrolmentCopy } from './enrolment-copy.ts'
import { signInByBadge, signInByPin } from './sign-in.ts'

export function peopleOf(parts: {
  readonly machine: Machine
  readonly driver: Driver
  readonly copy: EnrolmentCopy
  readonly mark: CountMark
  readonly ring: Ring
  readonly recorder: Recorder
}): People {
  const { machine, driver, copy, mark, ring, recorder } = parts
  const { database, clock, app, subtle, askToPersist } = machine
  return {
    enrol: async (code, name) => {
      // What is scanned in a private window dies with it. A device that is enrolled already works on.
      if ((await machine.keeping()) === 'for-session')
        return { kind: 'refused', because: 'not-kept' }
      const { askToEnrol } = await import('../sync/talk.ts')
      // All that is left of a device whose storage went: its name, and how much it had made.
      const before = mark.read()
      const answer = await askToEnrol(machine, { code, name, app, ...(before ? { before } : {}) })
      if (answer.kind === 'refused') return answer
      mark.forget()
      await keepFact(database, 'device', answer.enrolled)
      copy.keep(answer.enrolled)
      await askToPersist()
      driver.now()
      return answer
    },
    signInByBadge: async (value) => await signInByBadge(database, value, clock.now()),
    signInByPin: async (person, pin) =>
      await signInByPin(database, person, pin, { now: clock.now(), subtle }),
    signOut: async () => await keepFact(database, 'person', undefined),
    standAt: async (station) => await keepFact(database, 'station', station),
    startAnew: async () => {
      const { startAnew } = await import('../sync/start-anew.ts')
      return recorder.unsaved().count === 0 && (await startAnew(machine, { ring, mark }))
    },
  }
}
