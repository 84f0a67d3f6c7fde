/** Undo is one more event, beside the one whose effect it takes away (A7). */
import type { ScanIntent } from '@milepost/outbox'
import type { Database } from './database.ts'
import type { Recorded, Undone } from './device.ts'
import { lastThatCounts } from './own-log.ts'

export async function undoLast(
  database: Database,
  record: (intent: ScanIntent) => Promise<Recorded>,
): Promise<Undone> {
  const last = await lastThatCounts(database)
  if (!last) return { kind: 'nothing-to-undo' }
  const { id, subject } = last.event
  const recorded = await record({
    kind: 'undone',
    subject,
    body: {},
    corrects: id,
    how: 'manual',
    raw: '',
  })
  return recorded.kind === 'recorded' ? { kind: 'undone', corrected: last.event } : recorded
}
