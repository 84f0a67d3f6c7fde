/** Listeners hear of a commit after it, each on its own, so that none can break an append. */
import type { Committed } from './event-log.ts'

export function createAnnouncements() {
  const listeners = new Set<(committed: Committed) => void>()
  return {
    tell(committed: Committed): void {
      for (const listener of listeners) queueMicrotask(() => listener(committed))
    },
    onCommit(listener: (committed: Committed) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
