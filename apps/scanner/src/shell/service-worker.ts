/** Registers the service worker and passes on what it says. */
import { type UpdateDeps, type Updates, updatesOf } from './updates.ts'

const checkEveryMs = 60 * 60_000

export function watchUpdates(page: Window, { isSettled }: Pick<UpdateDeps, 'isSettled'>): Updates {
  // Missing where the page did not come over HTTPS.
  const workers = page.navigator.serviceWorker as ServiceWorkerContainer | undefined
  let registered: ServiceWorkerRegistration | undefined
  const updates = updatesOf({
    look: () => {
      if (registered) void looked(registered)
    },
    activate: () => registered?.waiting?.postMessage(takeOver),
    reload: () => page.location.reload(),
    isSettled,
    later: (check) => void setTimeout(check, 1000),
  })
  if (workers) {
    void registration(workers).then((own) => {
      registered = own
      if (own) watchFor(own, workers, updates)
    })
    let isControlled = workers.controller !== null
    workers.addEventListener('controllerchange', () => {
      if (isControlled) updates.replaced()
      isControlled = true
    })
  }
  // A piece of an older version that is on no server any more: the page as a whole is out of date.
  page.addEventListener('vite:preloadError', () => updates.replaced())
  return updates
}

/** What Workbox's service worker waits for. */
const takeOver = { type: 'SKIP_WAITING' }

/** Where it may not be had, the app still works while there is a network. */
async function registration(
  workers: ServiceWorkerContainer,
): Promise<ServiceWorkerRegistration | undefined> {
  const scope = import.meta.env.BASE_URL
  return workers.register(`${scope}sw.js`, { scope }).catch(() => undefined)
}

function watchFor(
  own: ServiceWorkerRegistration,
  workers: ServiceWorkerContainer,
  updates: Updates,
): void {
  const offer = () => {
    // The first of all has nobody to replace.
    if (own.waiting && workers.controller) updates.ready()
  }
  const watchNext = () => own.installing?.addEventListener('statechange', offer)
  offer()
  watchNext()
  own.addEventListener('updatefound', watchNext)
  setInterval(() => void looked(own), checkEveryMs)
}

/** Offline it fails, and the next hour, or the next tap, will do. */
async function looked(own: ServiceWorkerRegistration): Promise<void> {
  await own.update().catch(() => undefined)
}
