/** The browser this runs in, as the ports of the device. */
import { markIn, markInCookies } from '../sync/count-mark.ts'
import { databaseNamed } from '../sync/database.ts'
import { deviceClock } from '../sync/device-clock.ts'
import type { Keeping } from '../sync/device.ts'
import type { Machine, OpenDevice } from '../sync/open-device.ts'

export function thisMachine(app: string): Machine {
  const clocks = {
    wall: () => Date.now(),
    steady: () => performance.now(),
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
  return {
    database: databaseNamed('milepost'),
    storage: localStorage,
    marks: [markIn(localStorage), markInCookies(document, import.meta.env.BASE_URL)],
    // Both are missing where the page did not come over HTTPS.
    locks: 'locks' in navigator ? navigator.locks : undefined,
    subtle: crypto.subtle,
    clock: deviceClock(clocks, random),
    random,
    origin: location.origin,
    fetch: (...request) => fetch(...request),
    app,
    isOnline: () => navigator.onLine,
    askToPersist: async () => {
      if ('storage' in navigator) await navigator.storage.persist()
    },
    keeping,
    sendPhotos: async (machine) => {
      const { sendOwnPhotos } = await import('../photos/send-own-photos.ts')
      await sendOwnPhotos(machine)
    },
    photos: async () => (await import('../photos/photo-store.ts')).ownPhotos(),
    roomLeft: async () => {
      if (!('storage' in navigator)) return undefined
      const { quota, usage } = await navigator.storage.estimate()
      return quota === undefined || usage === undefined ? undefined : quota - usage
    },
  }
}

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** Less than this is no storage that a browser would give to stay. */
const leastToStay = 16 * 1024 * 1024

/**
 * Browsers do not say that a window is private. Firefox and Safari give such a window no files of its own; Chromium gives
 * it everything, and cannot be told.
 */
async function keeping(): Promise<Keeping> {
  if (!('storage' in navigator)) return 'unknown'
  const { storage } = navigator
  if (await storage.persisted()) return 'for-good'
  const hasFiles =
    !('getDirectory' in storage) ||
    (await storage.getDirectory().then(
      () => true,
      () => false,
    ))
  const { quota = Infinity } = await storage.estimate()
  return hasFiles && quota >= leastToStay ? 'while-room' : 'for-session'
}

/** The browser asks whoever leaves, in its own words. */
export function stayWhile(page: Window, isAtRisk: () => boolean): void {
  page.addEventListener('beforeunload', (event) => {
    if (isAtRisk()) event.preventDefault()
  })
}

/** Whatever may mean that there is a network, or that somebody looks. The rest is the driver's own poll. */
export function wakeBy(page: Window, { driver }: Pick<OpenDevice, 'driver'>): void {
  page.addEventListener('online', () => driver.online())
  page.addEventListener('offline', () => driver.scanned())
  page.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) driver.now()
  })
  page.document.addEventListener('visibilitychange', () => {
    if (page.document.visibilityState === 'visible') driver.now()
  })
  // What sync is made of is loaded once the work stands on the screen, also on a slow device.
  setTimeout(() => driver.now(), firstScreenMs)
}

const firstScreenMs = 1500
