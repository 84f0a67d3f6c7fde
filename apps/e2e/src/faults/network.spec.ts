/** A bad network between the built scanner and the real server: nothing is lost, nothing counts twice. */
import { expect, test } from 'playwright/test'
import type { Fault } from '../fault-proxy.ts'
import {
  always,
  drained,
  type Device,
  type Floor,
  gtin,
  numbersTo,
  openDevice,
  openFloor,
  pill,
  pushes,
  scan,
  scanMany,
} from './floor.ts'
import { installed, inStore, queueOf, sendNow } from './in-page.ts'

let floor: Floor
let device: Device
let made = 0
const nextCode = () => gtin((made += 1))
const nextCodes = (count: number) => Array.from({ length: count }, nextCode)

test.beforeAll(async ({ browser }) => {
  floor = await openFloor()
  device = await openDevice(floor, browser)
  // An app that goes offline while it is being kept is not kept.
  await installed(device.page)
})
test.afterAll(async () => {
  await device.context.close()
  await floor.close()
})
test.afterEach(async () => {
  floor.breaks()
  await drained(floor, device, made)
})

/** The device has tried and got this, whole: the try after it has begun, and only one is ever in flight. */
async function triedUnder(fault: Fault): Promise<void> {
  floor.breaks(always(fault))
  const before = floor.seen.filter(pushes).length
  await expect(async () => {
    await sendNow(device.page)
    expect(floor.seen.filter(pushes).length).toBeGreaterThan(before + 1)
  }).toPass()
}

async function waitsUnder(fault: Fault): Promise<void> {
  const code = nextCode()
  floor.breaks(always(fault))
  await scan(device.page, code)
  await triedUnder(fault)
  expect(await queueOf(device.page)).toMatchObject({ waiting: 1, acked: made - 1, setAside: 0 })
}

test('1: without a network a scan is stored, told and counted', async () => {
  await device.context.setOffline(true)

  await scan(device.page, nextCode())
  await scan(device.page, nextCode())

  await expect(pill(device.page)).toHaveText('Offline, 2 waiting')
  expect(await queueOf(device.page)).toMatchObject({ waiting: 2 })
  await device.context.setOffline(false)
})

test('1: a page that waits is woken by the browser, through the service worker', async () => {
  const { page, context } = device
  const cdp = await context.newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [own] }) => {
      if (own) resolve(own.registrationId)
    })
  })
  await cdp.send('ServiceWorker.enable')
  await page.evaluate(`{
    window.heard = []
    navigator.serviceWorker.addEventListener('message', ({ data }) => window.heard.push(data))
  }`)

  // A worker that has not quite begun is told in vain.
  await expect(async () => {
    await cdp.send('ServiceWorker.dispatchSyncEvent', {
      origin: floor.url,
      registrationId: await registered,
      tag: 'milepost-send',
      lastChance: false,
    })
    expect(await page.evaluate('window.heard')).toContain('milepost-send')
  }).toPass()
})

test('21: a lost request is sent again', async () => {
  await waitsUnder({ kind: 'lost-request' })

  expect(await floor.lineOf(device.name)).toMatchObject({ held: made - 1 })
})

test('22: a response lost after the commit is no second scan (field B10)', async () => {
  await waitsUnder({ kind: 'lost-response' })

  expect(await floor.lineOf(device.name)).toMatchObject({ held: made })
})

test('23: a response cut at any byte changes nothing', async () => {
  for (const afterBytes of [0, 1, 20, 100, 250]) {
    await waitsUnder({ kind: 'cut-response', afterBytes })
    floor.breaks()
    await drained(floor, device, made)
  }
})

test('23: an answer that is not whole JSON changes nothing', async () => {
  for (const body of ['', '{', 'null', '[]', '{"batch":"', '{"verdicts":[]}']) {
    const headers = { 'content-type': 'application/json' }
    await waitsUnder({ kind: 'answer', status: 200, headers, body })
    floor.breaks()
    await drained(floor, device, made)
  }
})

test('24: the page of a captive portal is no ack (field B9)', async () => {
  await waitsUnder({ kind: 'captive-portal' })
})

test('24: a redirect is no ack, and nobody follows it', async () => {
  await waitsUnder({ kind: 'redirect' })

  expect(floor.seen.filter(({ path }) => path === '/guest-wifi')).toEqual([])
})

test('25: the answer to another batch is no ack', async () => {
  floor.breaks((seen) => (pushes(seen) ? { kind: 'replay', times: 1 } : undefined))
  await scan(device.page, nextCode())
  await expect.poll(async () => (await queueOf(device.page)).waiting).toBe(0)

  await waitsUnder({ kind: 'stale-answer' })
})

test('25: an answer that names the very scans but another batch is no ack', async () => {
  // The answer to the first push is cut off on the way, and comes whole to each push after it.
  let sent = 0
  floor.breaks((seen) => {
    if (!pushes(seen)) return undefined
    sent += 1
    return sent === 1 ? { kind: 'cut-response', afterBytes: 20 } : { kind: 'stale-answer' }
  })

  await scan(device.page, nextCode())
  await expect(async () => {
    await sendNow(device.page)
    expect(sent).toBeGreaterThan(3)
  }).toPass()

  expect(await floor.lineOf(device.name)).toMatchObject({ held: made })
  expect(await queueOf(device.page)).toMatchObject({ waiting: 1, acked: made - 1, setAside: 0 })
})

test('26: a batch that the network brings three times has one effect', async () => {
  floor.breaks((seen) => (pushes(seen) ? { kind: 'replay', times: 3 } : undefined))

  await scanMany(device.page, nextCodes(10))

  await expect.poll(async () => (await queueOf(device.page)).acked).toBe(made)
})

test('29: a line that carries little makes progress by smaller batches', async () => {
  await device.context.setOffline(true)
  await scanMany(device.page, nextCodes(200))
  floor.breaks(always({ kind: 'short-line', bytes: 4000 }))
  await device.context.setOffline(false)

  await drained(floor, device, made)
})

test('64: a proxy that unpacks the body leaves the hashes right', async () => {
  await device.context.setOffline(true)
  await scanMany(device.page, nextCodes(30))
  floor.breaks((seen) => (pushes(seen) ? { kind: 'unpack' } : undefined))
  await device.context.setOffline(false)

  await drained(floor, device, made)
  expect((await queueOf(device.page)).setAside).toBe(0)
})

test('53: a token that the server takes no more costs a new one, and no scan', async () => {
  const { device: id } = await floor.lineOf(device.name)
  await device.context.setOffline(true)
  await scanMany(device.page, nextCodes(3))
  await inStore(
    device.page,
    'keys',
    (keys, own) => {
      const token = { text: 'o'.repeat(43), since: Date.now(), livesMs: 900_000 }
      return keys.put({ name: 'access', value: { device: own, challenge: 'used up', token } })
    },
    id,
  )
  const asked = () => floor.seen.filter(({ path }) => path === '/v1/devices/token').length
  const before = asked()

  await device.context.setOffline(false)

  await drained(floor, device, made)
  // What to sign was used up as well, and told with the first answer.
  expect(asked() - before).toBe(2)
})

test('53: a server that does not know the device for a while costs nothing but time', async () => {
  const problem = { type: '/problems/unknown-device', title: 'Who is this?', status: 401 }
  const headers = { 'content-type': 'application/problem+json' }
  const body = JSON.stringify(problem)
  floor.breaks((seen) =>
    pushes(seen) || seen.path === '/v1/devices/token'
      ? { kind: 'answer', status: 401, headers, body }
      : undefined,
  )
  await scan(device.page, nextCode())
  await sendNow(device.page)

  await expect(pill(device.page)).toHaveText('1 needs attention')

  floor.breaks()
  await drained(floor, device, made)
})

test('59: without any list a scan is taken in all the same', async () => {
  floor.breaks((seen) => (pushes(seen) ? undefined : { kind: 'lost-request' }))
  await inStore(device.page, 'work', (work) => work.clear())

  await scan(device.page, nextCode())

  await expect.poll(async () => (await queueOf(device.page)).waiting).toBe(0)
})

test('OB1: after all of this the numbers have no hole', async () => {
  expect((await queueOf(device.page)).seqs).toEqual(numbersTo(made))
  expect(await floor.asAdmin('GET', '/v1/console/quarantine')).toEqual({ rows: [] })
})
