/** Registers the service worker and passes on what it says. */
import { registerSW } from 'virtual:pwa-register'
import { type UpdateDeps, type Updates, updatesOf } from './updates.ts'

const checkEveryMs = 60 * 60_000

export function watchUpdates(page: Window, { isSettled }: Pick<UpdateDeps, 'isSettled'>): Updates {
  const activate = registerSW({
    immediate: true,
    onNeedRefresh: () => updates.ready(),
    onNeedReload: () => updates.replaced(),
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
  // A piece of an older version that is on no server any more: the page as a whole is out of date.
  page.addEventListener('vite:preloadError', () => updates.replaced())
  return updates
}

/** Offline it fails, and the next hour will do. */
async function looked(registration: ServiceWorkerRegistration): Promise<void> {
  await registration.update().catch(() => undefined)
}
