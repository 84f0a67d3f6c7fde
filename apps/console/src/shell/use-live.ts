/** Hears from the server what changed, and has it asked for again. */
import { consolePaths, liveTopics } from '@milepost/contract'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'

/** A closed stream (signed out, server gone) is opened again this often; asking goes on meanwhile. */
const againAfterMs = 5000

export function useLive(): boolean {
  const client = useQueryClient()
  const [live, setLive] = useState(true)
  useEffect(() => hear(client, setLive), [client])
  return live
}

/** When any answer last came in: what is on the screen is true as of then. */
export function useLastUpdated(): number {
  const cache = useQueryClient().getQueryCache()
  const latest = () => Math.max(0, ...cache.getAll().map((query) => query.state.dataUpdatedAt))
  return useSyncExternalStore((changed) => cache.subscribe(changed), latest)
}

function hear(client: QueryClient, setLive: (live: boolean) => void): () => void {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  let missed = false
  const open = () => {
    source = new EventSource(consolePaths.live)
    source.addEventListener('open', () => {
      setLive(true)
      if (missed) for (const topic of liveTopics) refresh(client, topic)
      missed = false
    })
    source.addEventListener('changed', (event) => refresh(client, String(event.data)))
    source.addEventListener('error', () => {
      missed = true
      setLive(false)
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(reopen, againAfterMs)
    })
  }
  const reopen = () => {
    source.close()
    for (const topic of liveTopics) refresh(client, topic)
    open()
  }
  // A stream over a network that is gone breaks only much later; until then it would still look alive.
  const cut = () => {
    clearTimeout(timer)
    source.close()
    missed = true
    setLive(false)
  }
  open()
  addEventListener('offline', cut)
  addEventListener('online', reopen)
  return () => {
    removeEventListener('offline', cut)
    removeEventListener('online', reopen)
    clearTimeout(timer)
    source.close()
  }
}

function refresh(client: QueryClient, topic: string): void {
  void client.invalidateQueries({ queryKey: [topic] })
}
