/**
 * Chromium wakes a page that was put to sleep once there is a network, by way of the service worker. One trigger more, and
 * never the queue itself: what is asked for here is only to be woken.
 */
import type { Sync } from '../sync/device.ts'

const tag = 'milepost-send'

export interface Waking {
  readonly workers: Pick<ServiceWorkerContainer, 'ready' | 'addEventListener'> | undefined
  readonly isOnline: () => boolean
  readonly sync: Pick<Sync, 'state' | 'onChange'>
  readonly wake: () => void
}

interface Registration {
  /** Only some browsers have it. */
  readonly sync?: { register(tag: string): Promise<void> }
}

export function wakeBySync({ workers, isOnline, sync, wake }: Waking): void {
  if (!workers) return
  let isAsked = false
  workers.addEventListener('message', ({ data }) => {
    if (data !== tag) return
    isAsked = false
    wake()
  })
  sync.onChange(() => {
    const state = sync.state()
    // While the browser thinks that there is a network, it would answer at once, and again, and again.
    if (isAsked || isOnline() || state.kind !== 'offline' || state.waiting === 0) return
    isAsked = true
    void workers.ready.then(async (registered) => {
      const { sync: syncs } = registered as ServiceWorkerRegistration & Registration
      // Where it is not allowed, there are the other triggers.
      await syncs?.register(tag).catch(() => undefined)
    })
  })
}
