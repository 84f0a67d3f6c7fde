/** Appends one event of ours, whose id says what it is, so that appending it again changes nothing. */
import { hashOfText } from '@milepost/contract'
import { canonical, type Instant, type MilepostEvent } from '@milepost/domain'
import type { EventLog } from '../event-log/event-log.ts'
import { no, ok, type Result } from '../ops/result.ts'

export interface NotStored {
  readonly kind: 'unavailable'
}

export async function appendOne(
  eventLog: Pick<EventLog, 'append'>,
  event: MilepostEvent,
  at: Instant,
): Promise<Result<'accepted' | 'duplicate', NotStored>> {
  const bytes = canonical(event)
  const arrivals = [{ event, bytes, hash: hashOfText(bytes) }]
  const { fates } = await eventLog.append({ arrivals, refused: [], at })
  const [fate] = fates
  if (fate === 'accepted' || fate === 'duplicate') return ok(fate)
  if (fate === 'retry') return no({ kind: 'unavailable' })
  throw new Error(`An event of ours was answered with ${fate ?? 'nothing'}`)
}
