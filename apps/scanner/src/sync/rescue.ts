/** Queue rescue on a device: what leaves it, and what it carries for others. */
import type { EpochId } from '@milepost/domain'
import type { Stepped } from '@milepost/outbox'
import { answered } from '../shell/answer-first.ts'
import type { Database } from './database.ts'
import type { Rescue } from './device.ts'
import type { Driver } from './driver.ts'
import type { Machine } from './open-device.ts'
import type { Recorder } from './recorder.ts'
import type { Ring } from './ring.ts'
import { unsentScans } from './unsent.ts'

export function rescueOf(parts: {
  readonly database: Database
  readonly driver: Driver
  readonly ring: Ring
  readonly recorder: Pick<Recorder, 'handOut' | 'haveLeft'>
  readonly newEpoch: () => EpochId
}): Rescue {
  const { database, driver, ring, recorder, newEpoch } = parts
  return {
    unsent: async () =>
      await unsentScans(database, ring, (stored) => recorder.handOut(newEpoch(), stored)),
    haveLeft: recorder.haveLeft,
    takeIn: async (rescued) => {
      const { takeIn } = await import('./relay.ts')
      const added = await takeIn(database, rescued)
      driver.now()
      return added
    },
  }
}

/** What was taken in for other devices goes after our own. */
export async function relay(machine: Machine): Promise<void> {
  const { database, random } = machine
  await answered()
  if ((await database.relayed.count()) === 0) return
  const { lineOf } = await import('./talk.ts')
  const { handIn } = lineOf(machine)
  const { relayFrom } = await import('./relay.ts')
  await relayFrom({ database, random, handIn })
}

/** A device told that it is revoked still hands in what it carries. */
export const hasAnswered = ({ outcome }: Stepped) =>
  outcome.kind === 'pushed' ||
  outcome.kind === 'pulled' ||
  (outcome.kind === 'refused' && outcome.trouble === 'revoked')
