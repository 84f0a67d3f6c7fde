/** Joins what concerns people and the device's own standing into one port. */
import type { Driver } from '../sync/driver.ts'
import type { People } from '../sync/device.ts'
import { keepFact } from '../sync/facts.ts'
import type { Machine } from '../sync/open-device.ts'
import type { Recorder } from '../sync/recorder.ts'
import { startAnew } from '../sync/revoked.ts'
import type { Ring } from '../sync/ring.ts'
import type { EnrolmentCopy } from './enrolment-copy.ts'
import { signInByBadge, signInByPin } from './sign-in.ts'

export function peopleOf(parts: {
  readonly machine: Machine
  readonly driver: Driver
  readonly copy: EnrolmentCopy
  readonly ring: Ring
  readonly recorder: Recorder
}): People {
  const { machine, driver, copy, ring, recorder } = parts
  const { database, clock, app, subtle, askToPersist } = machine
  return {
    enrol: async (code, name) => {
      const { askToEnrol } = await import('../sync/talk.ts')
      const answer = await askToEnrol(machine, { code, name, app })
      if (answer.kind === 'refused') return answer
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
    startAnew: async () => recorder.unsaved().count === 0 && (await startAnew(machine, ring)),
  }
}
