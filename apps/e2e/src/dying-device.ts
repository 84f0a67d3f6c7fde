/** A device whose battery dies after every step, where no network is: what each job must outlive. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { launchPersistent } from './browser.ts'
import type { Person, Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

export interface Dying {
  /** The worker on the device as it is after its latest start. */
  readonly floor: () => Worker
  /** One step; then the battery dies, and the device starts again where no network is. */
  readonly thenDies: (does: (floor: Worker) => Promise<unknown>) => Promise<void>
  readonly online: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A device that joined and pulled its work, and then loses the network for good. */
export async function dyingDevice(
  stage: Stage,
  person: Person,
  work: RegExp,
  more: { readonly video?: string } = {},
): Promise<Dying> {
  const profile = await mkdtemp(join(tmpdir(), 'milepost-profile-'))
  const launch = () =>
    launchPersistent(profile, { ...more, context: { viewport: { width: 360, height: 640 } } })
  let phone = await launch()
  const opened = async () => {
    const floor = await workerAt(phone.context.pages()[0] ?? (await phone.context.newPage()))
    await floor.page.goto(`${stage.url}/scan/`)
    return floor
  }
  let floor = await opened()
  await floor.enrols(await stage.enrolmentCode(), 'TC-01')
  await floor.signsInByPin(person)
  await expect(floor.page.getByRole('button', { name: work })).toBeVisible()
  await expect
    .poll(() => floor.page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
    .toBe(true)
  await phone.context.setOffline(true)
  return {
    floor: () => floor,
    thenDies: async (does) => {
      await does(floor)
      await phone.killBrowser()
      phone = await launch()
      await phone.context.setOffline(true)
      floor = await opened()
      // It hears nothing before it shows something.
      await expect(floor.lastScan).toBeVisible()
    },
    online: async () => {
      await phone.context.setOffline(false)
      await expect(floor.pill).toHaveText(/^All sent/, { timeout: 30_000 })
    },
    close: async () => {
      await phone.context.close()
      await rm(profile, { recursive: true })
    },
  }
}
