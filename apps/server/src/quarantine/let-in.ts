/** A person vouches for a scan that was kept out: it is stored as it came, and beside it who let it in and why. */
import { hashOf, hashOfText } from '@milepost/contract'
import { as, canonical, type EventId, type PersonEvent } from '@milepost/domain'
import { eventIn } from '../devices/arrival.ts'
import type { DeviceStore } from '../devices/store.ts'
import type { Arrival, EventLog, Quarantined, QuarantineReason } from '../event-log/event-log.ts'
import type { Decision } from './store.ts'

export interface LetInDeps {
  readonly eventLog: Pick<EventLog, 'append' | 'eventById'>
  readonly devices: Pick<DeviceStore, 'deviceById'>
}

/** A bent, foreign or contradicting scan is nobody's to vouch for: what happened is recorded on the order instead. */
const canBeVouchedFor: Readonly<Record<QuarantineReason, boolean>> = {
  'schema': true,
  'unknown-device': true,
  'device-revoked': true,
  'not-authorized-at-time': true,
  'hash-mismatch': false,
  'wrong-device': false,
  'too-large': false,
  'conflict': false,
}

export async function letIn(
  deps: LetInDeps,
  kept: Quarantined,
  decision: Decision,
): Promise<'in' | 'cannot-come-in' | 'unavailable'> {
  const arrival = await arrivalOf(deps, kept)
  if (!arrival) return 'cannot-come-in'
  const note = noteOf(kept, arrival, decision)
  const isNoted = (await deps.eventLog.eventById(note.event.id)) !== undefined
  const beside = isNoted ? [] : [note]
  const at = decision.at
  const append = async (came: Arrival) =>
    await deps.eventLog.append({ arrivals: [came, ...beside], refused: [], at })
  const first = await append(arrival)
  const [fate] = first.fates[0] === 'fork' ? (await append(unnumbered(arrival))).fates : first.fates
  if (fate === 'accepted' || fate === 'duplicate') return 'in'
  return fate === 'retry' ? 'unavailable' : 'cannot-come-in'
}

/** Nothing where it still is no scan, or where nobody may vouch for it. */
export async function arrivalOf(
  { devices }: Pick<LetInDeps, 'devices'>,
  { bytes, reason, delivery }: Quarantined,
): Promise<Arrival | undefined> {
  if (!canBeVouchedFor[reason]) return undefined
  const event = eventIn(JSON.parse(bytes) as Parameters<typeof eventIn>[0])
  if (!event || !(await devices.deviceById(event.scan.device))) return undefined
  if (delivery && delivery.device !== event.scan.device) return undefined
  return { event, bytes, hash: hashOfText(bytes), ...(delivery ? { delivery } : {}) }
}

/** Its number is taken by a scan of a clone, and a number is only for finding gaps. */
function unnumbered({ delivery: _taken, ...arrival }: Arrival): Arrival {
  return arrival
}

/** Its id follows from the scan's, so that a decision made again after a crash is noted once. */
function noteOf(kept: Quarantined, { event }: Arrival, { why, by, at }: Decision): Arrival {
  const note: PersonEvent = {
    id: as<EventId>(`let-in-${hashOf([kept.id, kept.reason, kept.bytes]).slice(0, 32)}`),
    kind: 'note-added',
    source: 'person',
    occurred: { at },
    subject: event.subject,
    body: { note: `Let in a scan that had been set aside (${kept.reason}): ${why}` },
    by,
  }
  return { event: note, bytes: canonical(note), hash: hashOf(note) }
}
