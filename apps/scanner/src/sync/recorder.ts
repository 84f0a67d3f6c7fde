/** Makes scans durable. The answer comes after the commit, so a beep is a promise kept (A6). */
import type { DeviceClock, EventId } from '@milepost/domain'
import {
  type Clock,
  type Draft,
  draftOf,
  type HeldScan,
  type Maker,
  newEventId,
  numbered,
  type OutboxStore,
  type Random,
  type ScanIntent,
} from '@milepost/outbox'
import type { Database } from './database.ts'
import type { Recorded } from './device.ts'
import { problemOf, reopening } from './reopening.ts'
import type { Ring } from './ring.ts'

export interface RecorderDeps {
  readonly database: Database
  readonly outbox: Pick<OutboxStore, 'append'>
  readonly ring: Ring
  readonly clock: Clock
  readonly random: Random
  /** Nothing until the device is enrolled. */
  readonly maker: () => Promise<Maker | undefined>
  readonly reading: () => DeviceClock
  /** Something was stored, or could not be. */
  readonly changed: () => void
}

export interface Recorder {
  record(intent: ScanIntent): Promise<Recorded>
  /** Tries again what could not be stored. */
  retry(): Promise<void>
  unsaved(): { readonly count: number; readonly because: Problem }
  isSaving(): boolean
}

type Problem = Extract<Recorded, { kind: 'not-stored' }>['because']

export function recorderOf(deps: RecorderDeps): Recorder {
  const unsaved = new Map<EventId, Draft>(deps.ring.drafts().map((draft) => [draft.id, draft]))
  let because: Problem = 'storage-broken'
  let saving = 0
  const save = async (draft: Draft): Promise<Recorded> => {
    saving += 1
    try {
      const held = await stored(deps, draft)
      unsaved.delete(draft.id)
      deps.ring.keep(held)
      return { kind: 'recorded', event: held.event }
    } catch (failure) {
      because = problemOf(failure)
      unsaved.set(draft.id, draft)
      deps.ring.keepDraft(draft)
      return { kind: 'not-stored', because }
    } finally {
      saving -= 1
      deps.changed()
    }
  }
  return {
    record: async (intent) => {
      const at = deps.clock.now()
      const made = { id: newEventId(at, deps.random), at, clock: deps.reading() }
      const maker = await deps.maker()
      return maker
        ? await save(draftOf(intent, maker, made))
        : { kind: 'not-stored', because: 'not-enrolled' }
    },
    retry: async () => {
      for (const draft of unsaved.values()) await save(draft)
    },
    unsaved: () => ({ count: unsaved.size, because }),
    isSaving: () => saving > 0,
  }
}

const stored = async ({ database, outbox }: RecorderDeps, draft: Draft): Promise<HeldScan> =>
  await reopening(database.dexie, async () => await outbox.append(draft.id, numbered(draft)))
