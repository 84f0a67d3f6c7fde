/** Makes scans durable. The answer comes after the commit, so a beep is a promise kept (A6). */
import type { DeviceClock, EpochId, EventId } from '@milepost/domain'
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
import type { CountMark } from './count-mark.ts'
import type { Database } from './database.ts'
import type { Recorded } from './device.ts'
import { problemOf, reopening } from './reopening.ts'
import type { Ring } from './ring.ts'

export interface RecorderDeps {
  readonly database: Database
  readonly outbox: Pick<OutboxStore, 'append'>
  /** Stores a scan that has its number already. */
  readonly putBack: (held: HeldScan) => Promise<void>
  readonly ring: Ring
  readonly mark: Pick<CountMark, 'keep'>
  readonly clock: Clock
  readonly random: Random
  readonly maker: () => Promise<Maker | NotNow>
  readonly reading: () => DeviceClock
  /** Something was stored, or could not be. */
  readonly changed: () => void
}

export interface Recorder {
  record(intent: ScanIntent): Promise<Recorded>
  /** Tries again what could not be stored. */
  retry(): Promise<void>
  unsaved(): { readonly count: number; readonly because: Problem }
  /** What could not be stored, and is not there after all, with numbers under this new epoch, so that it can leave. It keeps them for good. */
  handOut(epoch: EpochId, stored: ReadonlySet<EventId>): readonly HeldScan[]
  /** These have left by file or QR, and somebody has seen to it. */
  haveLeft(ids: readonly EventId[]): void
  /** So many are nowhere but in this page, as far as anybody can be sure: it must not go. */
  atRisk(): number
  isSaving(): boolean
}

/** Why this device takes no scan at all. */
export type NotNow = 'not-enrolled' | 'revoked'

type Problem = Extract<Recorded, { kind: 'not-stored' }>['because']

export function recorderOf(deps: RecorderDeps): Recorder {
  const unsaved = new Map<EventId, Draft>(deps.ring.drafts().map((draft) => [draft.id, draft]))
  const handedOut = new Map<EventId, HeldScan>()
  const left = new Set<EventId>()
  const second = new Set(unsaved.keys())
  let because: Problem = 'storage-broken'
  let saving = 0
  const save = async (draft: Draft): Promise<Recorded> => {
    saving += 1
    try {
      const held = await stored(deps, draft, handedOut.get(draft.id))
      unsaved.delete(draft.id)
      handedOut.delete(draft.id)
      deps.ring.keep(held)
      deps.mark.keep(held)
      return { kind: 'recorded', event: held.event }
    } catch (failure) {
      because = problemOf(failure)
      unsaved.set(draft.id, draft)
      if (deps.ring.keepDraft(draft)) second.add(draft.id)
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
      return typeof maker === 'object'
        ? await save(draftOf(intent, maker, made))
        : { kind: 'not-stored', because: maker }
    },
    retry: async () => {
      for (const draft of unsaved.values()) await save(draft)
    },
    unsaved: () => ({ count: unsaved.size, because }),
    handOut: (epoch, known) => {
      const fresh = [...unsaved.values()].filter(({ id }) => !handedOut.has(id) && !known.has(id))
      for (const [at, draft] of fresh.entries()) {
        const held = numbered(draft)({ epoch, seq: at + 1 })
        handedOut.set(draft.id, held)
        deps.ring.keep(held)
      }
      return [...handedOut.values()]
    },
    haveLeft: (ids) => {
      for (const id of ids) left.add(id)
      deps.changed()
    },
    atRisk: () => {
      // What only a newer app can store waits in the second medium for it, so an update may come.
      const isSafe = new Set([...left, ...(because === 'app-too-old' ? second : [])])
      return [...unsaved.keys()].filter((id) => !isSafe.has(id)).length
    },
    isSaving: () => saving > 0,
  }
}

const stored = async (
  { database, outbox, putBack }: RecorderDeps,
  draft: Draft,
  handedOut: HeldScan | undefined,
): Promise<HeldScan> =>
  await reopening(database.dexie, async () => {
    if (!handedOut) return await outbox.append(draft.id, numbered(draft))
    // It left under this number, and would be another scan under the next.
    await putBack(handedOut)
    return handedOut
  })
