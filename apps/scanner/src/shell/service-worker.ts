/** Registers the service worker and passes on what it says. */
import { registerSW } from 'virtual:pwa-register'
import { type UpdateDeps, type Updates, updatesOf } from './updates.ts'

const checkEveryMs = 60 * 60_000

export function watchUpdates(page: Window, { isSettled }: Pick<UpdateDeps, 'isSettled'>): Updates {
  const activate = registerSW({
    immediate: true,
    onNeedRefresh: () => updates.ready(),
    // Without this it would reload by itself, and it misses a page that saw the first install.
    onNeedReload: () => undefined,
    onRegisteredSW: (_url, registration) => {
      if (registration) setInterval(() => void looked(registration), checkEveryMs)
    },
  })
  const updates = updatesOf({
    activate: () => void activate(),
    reload: () => page.location.reload(),
    isSettled,
    later: (check) => void setTimeout(check, 1000),
  })
  const { serviceWorker } = page.navigator
  let isControlled = Boolean(serviceWorker?.controller)
  serviceWorker?.addEventListener('controllerchange', () => {
    if (isControlled) updates.replaced()
    isControlled = true
  })
  // A piece of an older version that is on no server any more: the page as a whole is out of date.
  page.addEventListener('vite:preloadError', () => updates.replaced())
  return updates
}

/** Offline it fails, and the next hour will do. */
async function looked(registration: ServiceWorkerRegistration): Promise<void> {
  await registration.update().catch(() => undefined)
}
