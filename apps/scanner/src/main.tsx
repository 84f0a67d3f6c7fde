/** Starts the scanner on its page. */
import '@milepost/ui/tokens.css'
import '@milepost/ui/parts.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { goTo, placeNow, returnToWork } from './screens/place.ts'
import { readyAt, readyToBegin } from './screens/screens-apart.ts'
import { stayWhile, thisMachine, wakeBy } from './shell/machine.ts'
import { forgetPlaces, openPlaces } from './shell/places.ts'
import { watchUpdates } from './shell/service-worker.ts'
import { wakeBySync } from './shell/wake-by-sync.ts'
import { UpdatesProvider } from './shell/use-updates.tsx'
import { type OpenDevice, openDevice } from './sync/open-device.ts'
import { DeviceProvider } from './sync/use-device.tsx'

const place = document.querySelector('#root')
if (!place) throw new Error('index.html has no #root')
const root = createRoot(place, { onUncaughtError: (reason) => void fell(reason) })

let draw = (): void => undefined
const opening = openDevice(thisMachine(import.meta.env.VITE_APP_VERSION))
/** The screen where the work goes on is loaded while the device opens. */
const placing = openPlaces(indexedDB).then(async () => {
  returnToWork()
  await readyAt(placeNow())
})
void opening.then(
  async (device) => {
    // A database that cannot be read is the screens’ to tell.
    await Promise.all([placing, readyToBegin(device.database).catch(() => undefined)])
    show(device)
  },
  async (reason: unknown) => {
    const { StorageScreen } = await import('./screens/storage.tsx')
    root.render(<StorageScreen reason={reason} />)
  },
)

function show(device: OpenDevice): void {
  wakeBy(window, device)
  wakeBySync({
    // Missing where the page did not come over HTTPS.
    workers: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
    isOnline: () => navigator.onLine,
    sync: device.sync,
    wake: device.driver.online,
  })
  stayWhile(window, () => device.sync.atRisk() > 0)
  const updates = watchUpdates(window, device.sync)
  draw = () =>
    root.render(
      <StrictMode>
        <DeviceProvider device={device}>
          <UpdatesProvider updates={updates}>
            <App />
          </UpdatesProvider>
        </DeviceProvider>
      </StrictMode>,
    )
  draw()
}

/** Only the screen fell: what was scanned is stored, and goes on being sent. */
async function fell(reason: unknown): Promise<void> {
  reportError(reason)
  const { FellScreen } = await import('./screens/fell-screen.tsx')
  root.render(<FellScreen onAgain={beginAgain} />)
}

/** Where the jobs stood may be what it fell over. */
function beginAgain(): void {
  forgetPlaces()
  goTo('jobs')
  draw()
}
