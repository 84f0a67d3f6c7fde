/**
 * A second medium for what the server does not have yet: an IndexedDB can be lost whole on a full disk, and localStorage
 * was seen to survive that. It complements the database; alone it would be flushed too late.
 */
import type { EventId } from '@milepost/domain'
import type { Draft, HeldScan } from '@milepost/outbox'

export interface Ring {
  /** False when there is no room here either. */
  keep(held: HeldScan): boolean
  /** What could not be stored, and has no number yet. */
  keepDraft(draft: Draft): boolean
  drop(ids: readonly EventId[]): void
  held(): readonly HeldScan[]
  drafts(): readonly Draft[]
}

const mostKept = 1000
const heldPrefix = 'milepost.scan.'
const draftPrefix = 'milepost.draft.'

export function ringIn(storage: Storage): Ring {
  const order = read<HeldScan>(storage, heldPrefix)
    .toSorted((a, b) => timeOf(a) - timeOf(b) || a.seq - b.seq)
    .map(({ id }) => id)
  const forget = (id: EventId) => {
    storage.removeItem(heldPrefix + id)
    storage.removeItem(draftPrefix + id)
  }
  return {
    keep: (held) => {
      const isKept = put(storage, heldPrefix + held.id, held)
      if (isKept) order.push(held.id)
      while (order.length > mostKept) for (const id of order.splice(0, 1)) forget(id)
      if (isKept) storage.removeItem(draftPrefix + held.id)
      return isKept
    },
    keepDraft: (draft) => put(storage, draftPrefix + draft.id, draft),
    drop: (ids) => {
      const gone = new Set(ids)
      for (const id of gone) forget(id)
      const left = order.filter((id) => !gone.has(id))
      order.splice(0, order.length, ...left)
    },
    held: () => read<HeldScan>(storage, heldPrefix),
    drafts: () => read<Draft>(storage, draftPrefix),
  }
}

function put(storage: Storage, name: string, value: unknown): boolean {
  try {
    storage.setItem(name, JSON.stringify(value))
    return true
  } catch {
    // Full or forbidden. The caller knows whether the scan is safe elsewhere, and says so when it is not.
    return false
  }
}

function read<Value>(storage: Storage, prefix: string): Value[] {
  return Array.from({ length: storage.length }, (_, at) => storage.key(at)).flatMap((name) => {
    if (!name?.startsWith(prefix)) return []
    const value = parsed(storage.getItem(name))
    return value === undefined ? [] : [value as Value]
  })
}

/** A half-written entry is left alone: it was never the only copy of anything that beeped. */
function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : (JSON.parse(text) as unknown)
  } catch {
    return undefined
  }
}

const timeOf = ({ event }: HeldScan) => ('at' in event.occurred ? event.occurred.at : 0)
