/** One place inside the server where changes are told and listened to. */
import type { LiveTopic } from '@milepost/contract'
import type { EventLog } from '../event-log/event-log.ts'

export interface Changes {
  tell(topic: LiveTopic): void
  /** The function that stops listening is returned. */
  listen(listener: (topic: LiveTopic) => void): () => void
}

export function changesOf(eventLog: Pick<EventLog, 'onCommit'>): Changes {
  const listeners = new Set<(topic: LiveTopic) => void>()
  const tell = (topic: LiveTopic) => {
    for (const listener of listeners) listener(topic)
  }
  eventLog.onCommit(({ orders, findingsChanged }) => {
    if (orders.length > 0) tell('orders')
    if (findingsChanged) tell('findings')
  })
  return {
    tell,
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
