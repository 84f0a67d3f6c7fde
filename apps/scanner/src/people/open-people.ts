/** Joins what concerns people and the device's own standing into one port. */
import type { Enrolled } from '@milepost/contract'
import type { CountMark } from '../sync/count-mark.ts'
import type { Database } from '../sync/database.ts'
import type { Driver } from '../sync/driver.ts'
import type { People } from '../sync/device.ts'
import { factOf, keepFact, type OwnDevice } from '../sync/facts.ts'
import { keepKey, type KeptKey } from '../sync/kept-key.ts'
import type { Machine } from '../sync/open-device.ts'
import type { Recorder } from '../sync/recorder.ts'
import type { Ring } from '../sync/ring.ts'
import type { EnrolmentCopy } from './enrolment-copy.ts'
import { signInByBadge, signInByPin } from './sign-in.ts'

export function peopleOf(parts: {
  readonly machine: Machine
  readonly driver: Driver
  readonly copy: EnrolmentCopy
  readonly key: KeptKey
  readonly mark: CountMark
  readonly ring: Ring
  readonly recorder: Recorder
}): People {
  const { machine, driver, copy, key, mark, ring, recorder } = parts
  const { database, clock, app, subtle, askToPersist } = machine
  return {
    enrol: async (code, name) => {
      // What is scanned in a private window dies with it. A device that is enrolled already works on.
      if ((await machine.keeping()) === 'for-session')
        return { kind: 'refused', because: 'not-kept' }
      const { askToEnrol } = await import('../sync/talk.ts')
      // Whoever lost its key alone is still who it was. Of a device whose storage went, the mark knows its name and count.
      const again = (await factOf(database, 'device'))?.device
      const before = again === undefined ? mark.read() : undefined
      const wish = { code, name, app, ...(again ? { again } : {}), ...(before ? { before } : {}) }
      const answer = await askToEnrol(machine, wish)
      if (answer.kind === 'refused') return answer
      const { enrolled } = answer
      if (enrolled.device !== again) mark.forget()
      key.is(answer.key)
      copy.keep(await keepJoined(database, enrolled, answer.key))
      await askToPersist()
      driver.now()
      return { kind: 'enrolled', enrolled }
    },
    signInByBadge: async (value) => await signInByBadge(database, value, clock.now()),
    signInByPin: async (person, pin) =>
      await signInByPin(database, person, pin, { now: clock.now(), subtle }),
    signOut: async () => await keepFact(database, 'person', undefined),
    standAt: async (station) => await keepFact(database, 'station', station),
    startAnew: async () => {
      const { startAnew } = await import('../sync/start-anew.ts')
      return recorder.unsaved().count === 0 && (await startAnew(machine, { ring, mark, key }))
    },
  }
}

/** All of it or nothing: a device without its key is no device. */
async function keepJoined(
  database: Database,
  { device, name, site, challenge }: Enrolled,
  key: CryptoKey,
): Promise<OwnDevice> {
  const own = { device, name, site }
  const { dexie, facts, keys } = database
  await dexie.transaction('rw', [facts, keys], async () => {
    await keepFact(database, 'device', own)
    await keepKey(database, 'key', key)
    await keepKey(database, 'access', { device, challenge })
  })
  return own
}
