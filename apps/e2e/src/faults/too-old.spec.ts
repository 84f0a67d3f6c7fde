/** A server that asks for a newer app: the old one says so and still sends, and its button brings the new one. */
import { expect, test } from 'playwright/test'
import { startServer } from '../server-process.ts'
import { scannerBuilt } from './deployment.ts'
import { atReceiving, drained, gtin, openDevice, openFloor, pill, scan } from './floor.ts'
import { goTo, installed, queueOf, rowsOf, sendNow } from './in-page.ts'

test('45: an app that is too old for its server says so, still sends, and is updated by a tap', async ({
  browser,
}) => {
  const floor = await openFloor()
  const device = await openDevice(floor, browser)
  const { page } = device
  await installed(page)
  await scan(page, gtin(1))
  await drained(floor, device, 1)
  const { dataDir, port } = floor.server
  await floor.server.stop()
  const server = await startServer({ dataDir, port, env: { MIN_APP: '2.0.0' } })

  await scan(page, gtin(2))

  await expect(async () => {
    await sendNow(page)
    await expect(pill(page)).toHaveText('1 needs attention', { timeout: 1000 })
    expect(await queueOf(page)).toMatchObject({ waiting: 0, setAside: 0 })
  }).toPass()
  await pill(page).click()
  await expect(page.getByText('This app is too old. Update it.')).toBeVisible()

  floor.deploys(await scannerBuilt('2.0.0'))
  await page.getByRole('button', { name: 'Update' }).click()

  await expect(pill(page)).toHaveText(/^All sent/)
  await goTo(page, 'receive')
  await atReceiving(page)
  await scan(page, gtin(3))
  // The new app scans before it knows the time, and tells the clock's fix as an event of its own.
  await drained(floor, device)
  const rows = await rowsOf(page)
  expect(rows.map(({ held: { event } }) => (event['scan'] as { app: string }).app)).toContain(
    '2.0.0',
  )
  await device.context.close()
  await floor.close()
  await server.stop()
})
