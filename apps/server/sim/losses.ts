/** What becomes of a device's disk: lost, copied, given out anew. The ledger notes which scans went with it for good. */
import { as, type DeviceId } from '@milepost/domain'
import { noteWiped } from '../src/devices/wiped.ts'
import { holdingOf } from './claims.ts'
import { copyOf, type Disk } from './disk.ts'
import { isNameable } from './floor-work.ts'
import type { Phone } from './phone.ts'
import type { World } from './world-parts.ts'

export async function loseDisk(
  world: World,
  phone: Phone,
  left: Disk,
  joinsAnew = false,
): Promise<void> {
  world.trace(`${phone.name} loses its disk`)
  if (left.ring === phone.disk.ring) checkRing(world, phone, left)
  const { epochs } = await phone.disk.outbox.look(0)
  const before = {
    device: phone.device,
    made: Object.fromEntries(epochs.map(({ epoch, made }) => [epoch, made])),
  }
  world.ledger.diskLost(phone, left)
  phone.disk = left
  await noteDestroyed(world)
  if (!joinsAnew) return
  await reEnrol(world, phone)
  await noteWiped({ ...world.host.server.stores(), now: world.time.now }, before)
}

/** All that beeped and was not acked is in the second medium too. */
function checkRing({ ledger, fail }: World, { disk, name }: Phone, left: Disk): void {
  const kept = new Set(left.outbox.scans().map(({ id }) => id))
  for (const { id, delivery } of disk.outbox.scans()) {
    const made = ledger.scans.get(id)
    const isOwed =
      delivery.state === 'waiting' && made?.isBeeped && !made.hasReached && isNameable(id)
    if (isOwed && !kept.has(id))
      fail({ kind: 'lost', what: `the second medium of ${name} lacks ${id}` })
  }
}

export async function noteDestroyed({ ledger, phones, host }: World): Promise<void> {
  const held = holdingOf(host.server.stores().eventLog)
  const onDisks = new Set(
    phones.flatMap(({ disk }) => [
      ...disk.outbox.scans().map(({ id }) => id),
      ...disk.ring.handedOut.keys(),
      ...disk.relay.held().map(({ event }) => event.id),
    ]),
  )
  await ledger.note(
    async (id) =>
      onDisks.has(id) ||
      ledger.carriers.isCarried(id) ||
      (await held.inLog(id)) ||
      (await held.aside(id)),
  )
}

/** A person shows the device a new code: it goes on under another name. */
export async function reEnrol(world: World, phone: Phone): Promise<void> {
  const device = as<DeviceId>(`d-again-${world.count('enrolment')}`)
  world.trace(`${phone.name} is enrolled again as ${device}`)
  phone.device = device
  for (const tab of phone.tabs) {
    const { trouble: _trouble, ...memory } = tab.memory
    tab.memory = memory
  }
  await world.host.server.enrol(device)
}

/** Its whole image on another device, which goes on with the same key and the same numbers. */
export function addTwin(world: World, phone: Phone): void {
  world.trace(`${phone.name} gets a twin`)
  const twin: Phone = {
    ...phone,
    name: `${phone.name} twin ${world.count('twin')}`,
    disk: copyOf(phone.disk),
    wall: { ...phone.wall },
    tabs: [],
    holder: undefined,
  }
  world.phones.push(twin)
  world.ledger.carriers.took(twin.name, twin.disk.relay.held())
}
