/** The camera's window: what it offers, what it says when it cannot, and when it rests. */
import { expect, test, type Page } from 'playwright/test'
import { launchOptions } from './browser.ts'
import { cameraVideo } from './camera-video.ts'
import { openStage, type Person, type Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
// Its check digit is wrong, so it is never taken.
const far = { code: { symbology: 'itf', text: '12345678901234' }, scale: 1.6, seconds: 20 } as const

test.use({
  launchOptions: await launchOptions({ video: await cameraVideo([far], { pauseSeconds: 2 }) }),
  viewport: { width: 360, height: 640 },
})

let stage: Stage
let worker: Worker
test.beforeAll(async () => {
  stage = await openStage()
  await stage.hires(ana)
})
test.afterAll(async () => {
  await stage.stopServer()
})

test.beforeEach(async ({ page }, { testId }) => {
  await page.addInitScript(rigCamera)
  worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), testId)
  await worker.signsInByPin(ana)
})

test('A1: torch, zoom and focus work where the camera has them, and stay on the next screen', async ({
  page,
}) => {
  await worker.taps('Camera')
  await worker.taps('Torch')
  await worker.taps('Zoom 2×')
  await expect(page.getByRole('button', { name: 'Torch' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Focus here' }).click({ position: { x: 164, y: 80 } })

  await worker.goesTo('Receive')

  await expect(page.getByRole('button', { name: 'Torch' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('button', { name: 'Zoom 4×' })).toBeVisible()
  const wished = await page.evaluate<readonly Record<string, unknown>[]>('window.rig.wished')
  expect(wished).toMatchObject([
    { focusMode: 'continuous' },
    { torch: true },
    { zoom: 2 },
    { focusMode: 'single-shot', pointsOfInterest: [{}] },
  ])
})

test('A1: on a phone that lies on its side the list stays beside the camera', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 })

  await worker.taps('Camera')

  await expect(camera(page)).toHaveAttribute('data-state', 'live')
  const [window, list] = await Promise.all([
    camera(page).boundingBox(),
    page.getByRole('main').boundingBox(),
  ])
  expect(list?.height).toBeGreaterThan(150)
  expect(list?.x).toBeGreaterThan((window?.x ?? 0) + (window?.width ?? 0))
})

test('A1: the camera that was chosen is the one that opens the next day', async ({ page }) => {
  await worker.taps('Camera')
  await worker.taps('Other camera')
  await expect(camera(page)).toHaveAttribute('data-state', 'live')

  await page.reload()

  await expect(camera(page)).toHaveAttribute('data-state', 'live')
  expect(await page.evaluate('window.rig.asked')).toMatchObject([
    { video: { deviceId: { ideal: 'second' } } },
  ])
})

test('A1: a code too far away asks to come closer', async ({ page }) => {
  await worker.taps('Camera')

  await expect(camera(page).getByText('Come closer')).toBeVisible()
})

for (const { name, title, next } of [
  {
    name: 'NotAllowedError',
    title: 'No permission for the camera',
    next: 'Allow it in the browser’s site settings.',
  },
  { name: 'NotFoundError', title: 'No camera here', next: 'Use a scanner, or type the code.' },
  {
    name: 'NotReadableError',
    title: 'Another app has the camera',
    next: 'Close it, then try again.',
  },
]) {
  test(`field A17: ${name} is explained, with what to do, and trying again works`, async ({
    page,
  }) => {
    await page.evaluate(`window.rig.refusal = '${name}'`)

    await worker.taps('Camera')
    await expect(camera(page).getByText(title)).toBeVisible()
    await expect(camera(page).getByText(next)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Type' })).toBeVisible()
    await page.evaluate('window.rig.refusal = undefined')
    await worker.taps('Try again')

    await expect(camera(page)).toHaveAttribute('data-state', 'live')
  })
}

test('field A17: back from the background it goes on by itself, or by a tap where that is refused', async ({
  page,
}) => {
  await worker.taps('Camera')
  await expect(camera(page)).toHaveAttribute('data-state', 'live')
  await becomes(page, 'hidden')
  await expect(camera(page)).toHaveAttribute('data-state', 'resting')
  expect(await page.evaluate('window.rig.open()')).toBe(0)

  await page.evaluate(`HTMLMediaElement.prototype.play = () =>
    Promise.reject(new DOMException('a tap first', 'NotAllowedError'))`)
  await becomes(page, 'visible')
  await expect(page.getByRole('button', { name: 'Camera rests. Tap to go on.' })).toBeVisible()
  await page.evaluate('delete HTMLMediaElement.prototype.play, window.rig.playAgain()')
  await worker.taps('Camera rests. Tap to go on.')

  await expect(camera(page)).toHaveAttribute('data-state', 'live')
})

const camera = (page: Page) => page.getByRole('region', { name: 'Camera' })

/** Headless Chromium never hides a page, so the page is told that it is hidden. */
async function becomes(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${state === 'hidden'} })
    document.dispatchEvent(new Event('visibilitychange'))`)
}

/** The fake camera with what a good phone's has, and a second one beside it. */
const rigCamera = `{
  const { mediaDevices } = navigator
  const open = mediaDevices.getUserMedia.bind(mediaDevices)
  const list = mediaDevices.enumerateDevices.bind(mediaDevices)
  const { play } = HTMLMediaElement.prototype
  const tracks = []
  const rig = {
    asked: [],
    wished: [],
    open: () => tracks.filter(({ readyState }) => readyState === 'live').length,
    playAgain: () => { HTMLMediaElement.prototype.play = play },
  }
  window.rig = rig
  mediaDevices.getUserMedia = async (wish) => {
    rig.asked.push(wish)
    if (rig.refusal) throw new DOMException('refused', rig.refusal)
    const stream = await open({ video: { width: 1280, height: 720 } })
    tracks.push(...stream.getTracks())
    return stream
  }
  mediaDevices.enumerateDevices = async () => [
    ...(await list()).filter(({ kind }) => kind === 'videoinput').slice(0, 1),
    { kind: 'videoinput', deviceId: 'second', label: '', groupId: '' },
  ]
  MediaStreamTrack.prototype.getCapabilities = () => ({
    torch: true,
    zoom: { min: 1, max: 8, step: 0.1 },
    focusMode: ['continuous', 'single-shot'],
    pointsOfInterest: true,
  })
  MediaStreamTrack.prototype.applyConstraints = async ({ advanced }) => {
    rig.wished.push(...advanced)
  }
}`
