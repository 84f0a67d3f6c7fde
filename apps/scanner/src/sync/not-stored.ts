/** What could not be stored yet: where else it is, and whether the page may go. */
import type { EpochId, EventId } from '@milepost/domain'
import { type Draft, type HeldScan, numbered } from '@milepost/outbox'
import type { Recorded } from './device.ts'
import { problemOf } from './reopening.ts'
import type { Ring } from './ring.ts'

type Refused = Extract<Recorded, { kind: 'not-stored' }>

export interface NotStored {
  add(draft: Draft, failure: unknown): Refused
  /** It is safe at last. */
  remove(id: EventId): void
  /** In the order they were made; what one trigger made is together. */
  triggers(): readonly (readonly Draft[])[]
  /** As it left, under the number it left with. */
  handedOut(id: EventId): HeldScan | undefined
  said(): { readonly count: number; readonly because: Refused['because'] }
  /** `stored`: is there after all. */
  handOut(epoch: EpochId, stored: ReadonlySet<EventId>): readonly HeldScan[]
  haveLeft(ids: readonly EventId[]): void
  atRisk(): number
}

export function notStoredOf(ring: Ring): NotStored {
  const unsaved = new Map<EventId, Draft>(
    ring
      .drafts()
      .toSorted(byId)
      .map((draft) => [draft.id, draft]),
  )
  const handedOut = new Map<EventId, HeldScan>()
  const left = new Set<EventId>()
  const second = new Set(unsaved.keys())
  let because: Refused['because'] = 'storage-broken'
  return {
    add: (draft, failure) => {
      because = problemOf(failure)
      unsaved.set(draft.id, draft)
      if (ring.keepDraft(draft)) second.add(draft.id)
      return { kind: 'not-stored', because }
    },
    remove: (id) => {
      unsaved.delete(id)
      handedOut.delete(id)
    },
    triggers: () => [...Map.groupBy(unsaved.values(), ({ at }) => at).values()],
    handedOut: (id) => handedOut.get(id),
    said: () => ({ count: unsaved.size, because }),
    handOut: (epoch, known) => {
      const fresh = [...unsaved.values()].filter(({ id }) => !handedOut.has(id) && !known.has(id))
      for (const [at, draft] of fresh.entries()) {
        const held = numbered(draft)({ epoch, seq: at + 1 })
        handedOut.set(draft.id, held)
        ring.keep(held)
      }
      return [...handedOut.values()]
    },
    haveLeft: (ids) => {
      for (const id of ids) left.add(id)
    },
    atRisk: () => {
      // What only a newer app can store waits in the second medium for it, so an update may come.
      const isSafe = new Set([...left, ...(because === 'app-too-old' ? second : [])])
      return [...unsaved.keys()].filter((id) => !isSafe.has(id)).length
    },
  }
}

/** The storage gives them back in any order, and an id begins with its time. */
const byId = (one: Draft, other: Draft): number => (one.id < other.id ? -1 : 1)
