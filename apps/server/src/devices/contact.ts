/** A device was in touch: what it says of itself decides whether a missing scan may still be on its way. */
import type { Instant, Step } from '@milepost/domain'
import type { EventLog } from '../event-log/event-log.ts'
import type { Contact, Device, DeviceStore } from './store.ts'

export interface ContactDeps {
  readonly eventLog: Pick<EventLog, 'heard'>
  readonly devices: Pick<DeviceStore, 'contact'>
  /** Told afterwards. */
  readonly heard: () => void
}

/** Any device may do any of the floor's jobs. */
const makes: readonly Step[] = ['picked', 'packed', 'labelled', 'handed-over']

/** Comes after the scans it brought were appended, never before: until then they count as waiting. */
export async function noteContact(
  { eventLog, devices, heard }: ContactDeps,
  { device, site, clockOffset }: Device,
  { oldestWaitingAt, ...contact }: Contact & { readonly oldestWaitingAt?: Instant },
): Promise<void> {
  const { at, waiting } = contact
  await devices.contact(device, contact)
  const oldest =
    oldestWaitingAt === undefined
      ? {}
      : { oldestWaitingAt: oldestWaitingAt + (contact.clockOffset ?? clockOffset ?? 0) }
  await eventLog.heard({ device, site, makes, heardAt: at, waiting, ...oldest }, at)
  heard()
}
