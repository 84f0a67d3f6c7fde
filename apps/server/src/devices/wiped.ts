/**
 * A device that joins again after its storage went may still know what it was, and how much it had made. What the server
 * does not hold of that is lost. It is believed as everything is that comes with a code from the console.
 */
import type { enrol } from '@milepost/contract'
import type * as z from 'zod'
import type { EventLog } from '../event-log/event-log.ts'
import type { Clock } from '../ops/ports.ts'
import { agedGaps, missingOf } from './gaps.ts'
import { withVoids } from './lost.ts'
import type { DeviceStore } from './store.ts'

export interface NoteWipedDeps {
  readonly eventLog: Pick<EventLog, 'receivedOf'>
  readonly devices: Pick<DeviceStore, 'deviceById' | 'contact'>
  readonly now: Clock
}

export async function noteWiped(
  { eventLog, devices, now }: NoteWipedDeps,
  before: NonNullable<z.output<typeof enrol>['before']>,
): Promise<void> {
  const device = await devices.deviceById(before.device)
  if (!device) return
  const at = now()
  const made: Record<string, number> = { ...device.made }
  for (const [epoch, count] of Object.entries(before.made))
    made[epoch] = Math.max(made[epoch] ?? 0, count)
  const ranges = await eventLog.receivedOf(device.device)
  const missing = missingOf([...ranges, ...device.lost], made, 0)
  const gaps = agedGaps(missing, device.gaps, at)
  const voids = missing.map((range) => ({ ...range, reason: 'wiped' as const }))
  const lost = withVoids(device.lost, voids, { gaps, at })
  await devices.contact(device.device, { at, waiting: 0, made, gaps: [], lost })
}
