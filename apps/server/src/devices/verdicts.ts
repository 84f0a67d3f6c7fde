/** Lets a judged batch in, and says what became of every scan of it, in its order. */
import { type Fate, hashOfText, type PushVerdict } from '@milepost/contract'
import { canonical, type Instant } from '@milepost/domain'
import type { Appended, EventLog } from '../event-log/event-log.ts'
import type { Judged } from './arrival.ts'

/** Nothing when the store could keep nothing of the batch: then there is no verdict, and whoever sent it comes again. */
export async function letIn(
  eventLog: Pick<EventLog, 'append' | 'eventById'>,
  judgements: readonly Judged[],
  at: Instant,
): Promise<PushVerdict[] | undefined> {
  if (judgements.length === 0) return []
  const fates = await Promise.all(judgements.map(async (fate) => await unlessHeld(eventLog, fate)))
  const arrivals = fates.flatMap((fate) => (fate.kind === 'arrival' ? [fate.arrival] : []))
  const refused = fates.flatMap((fate) => (fate.kind === 'refused' ? [fate.refused] : []))
  const appended = await eventLog.append({ arrivals, refused, at })
  return appended.unavailable === undefined ? verdictsOf(fates, appended.fates) : undefined
}

/** What the log already has stays let in, whatever became of its device since: sent again, it is a duplicate. */
async function unlessHeld(eventLog: Pick<EventLog, 'eventById'>, fate: Judged): Promise<Judged> {
  if (fate.kind !== 'refused' || !fate.refused.delivery) return fate
  const { id, bytes, delivery } = fate.refused
  const event = (await eventLog.eventById(id))?.event
  if (!event || canonical(event) !== bytes) return fate
  return { kind: 'arrival', arrival: { event, bytes, hash: hashOfText(bytes), delivery } }
}

function verdictsOf(fates: readonly Judged[], appended: Appended['fates']): PushVerdict[] {
  const answers = appended.values()
  return fates.map((fate) => {
    if (fate.kind === 'refused') {
      return { id: fate.refused.id, fate: 'rejected', reason: fate.refused.reason }
    }
    const answer: Fate = answers.next().value ?? 'retry'
    return { id: fate.arrival.event.id, fate: answer }
  })
}
