/**
 * What a frame of 1280 by 720 costs the scanner's own decoder, in headless Chromium: with a code in view, with none, and the
 * first one after the camera was opened. Beside it, in the same run and turn by turn, one plain pass of zxing-wasm.
 */
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { plan } from '@milepost/decode'
import { chromium, type Page } from 'playwright'
import { clutter, pictures, type Picture, type Shot } from '../src/barcode-picture.ts'
import { launchOptions } from '../src/browser.ts'
import buildWebApps from '../src/build-web-apps.ts'
import { cameraVideo } from '../src/camera-video.ts'
import { workspace } from '../src/tool.ts'

const budgets = { median: 40, p95: 90, empty: 40, first: 1000 }
const openings = 5

await buildWebApps()
const assets = join(workspace, 'apps/scanner/dist/assets')
const ownWorker = globSync('decode-worker-*.js', { cwd: assets })[0]
const zxing = fileURLToPath(new URL('../..', import.meta.resolve('zxing-wasm/reader')))
const frames = { withCode: shots().flatMap((shot) => pictures(shot, 1)), empty: clutter(12) }
const video = await cameraVideo([
  { code: { symbology: 'gs1-128', text: '00095212300000000178' }, seconds: 2, turn: 3 },
])
const server = createServer((request, response) => {
  answerTo(request.url ?? '/').then(
    ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
    () => response.writeHead(404).end(),
  )
}).listen(0, '127.0.0.1')
const browser = await chromium.launch(await launchOptions({ video }))
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
let broken = false
try {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address)
  const withCode = await timed(page, 'withCode')
  const empty = await timed(page, 'empty')
  tell('with a code, median', quantile(withCode.own, 0.5), budgets.median)
  tell('with a code, p95', quantile(withCode.own, 0.95), budgets.p95)
  tell('empty, median', quantile(empty.own, 0.5), budgets.empty)
  ratio('with a code', withCode)
  ratio('empty', empty)
  for (const [at, { way }] of plan.entries()) {
    const own = withCode.own.filter((_, index) => index % plan.length === at)
    const none = empty.own.filter((_, index) => index % plan.length === at)
    console.log(
      `  ${way.padEnd(12)} ${shown(quantile(own, 0.5))} with a code, ${shown(quantile(none, 0.5))} empty`,
    )
  }
  const first: number[] = []
  for (let opening = 0; opening < openings; opening += 1) {
    await page.goto(address)
    first.push(await page.evaluate<number>(`firstDecode()`))
  }
  tell('first decode after the camera is opened, median', quantile(first, 0.5), budgets.first)
  await context.close()
} finally {
  await browser.close()
  server.close()
}
process.exitCode = broken ? 1 : 0

interface Times {
  readonly own: readonly number[]
  readonly plain: readonly number[]
}

function timed(page: Page, which: keyof typeof frames): Promise<Times> {
  return page.evaluate<Times>(`timed('${which}', ${frames[which].length}, ${JSON.stringify(plan)})`)
}

/** Codes of several kinds, module sizes and angles, as a hand holds them; some out of focus. */
function shots(): readonly Shot[] {
  const codes = [
    { symbology: 'gs1-128', text: '00095212300000000178' },
    { symbology: 'code-128', text: '1Z999AA10123456784' },
    { symbology: 'ean-13', text: '9521234543213' },
    { symbology: 'qr', text: 'https://id.gs1.org/01/09521234543213/21/12345' },
    { symbology: 'gs1-data-matrix', text: '010952123454321310ABC123\u001d21SN1' },
  ] as const
  const views = [
    { turn: 0, scale: 1.5 },
    { turn: 0, scale: 3 },
    { turn: 20, scale: 2 },
    { turn: 20, scale: 3, blur: 1.5 },
    { turn: 90, scale: 2 },
    { turn: 2, scale: 4, blur: 2 },
  ]
  return codes.flatMap((code) => views.map((view) => ({ code, ...view })))
}

function tell(what: string, time: number, budget: number): void {
  const within = time <= budget
  broken ||= !within
  console.log(`${within ? 'ok    ' : 'BROKEN'} ${what}: ${shown(time)} (budget ${budget} ms)`)
}

function ratio(what: string, { own, plain }: Times): void {
  const [ours, theirs] = [quantile(own, 0.5), quantile(plain, 0.5)]
  console.log(
    `       ${what}, to plain zxing-wasm: ${(ours / theirs).toFixed(2)} (plain ${shown(theirs)}, p95 ${shown(quantile(plain, 0.95))})`,
  )
}

function shown(time: number): string {
  return `${time.toFixed(1)} ms`
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

async function answerTo(path: string): Promise<{ type: string; body: string | Buffer }> {
  if (path === '/') return { type: 'text/html', body: html() }
  if (path === '/plain.js') return { type: 'text/javascript', body: plainWorker() }
  const [, which, at] = /^\/frames\/(withCode|empty)\/(\d+)$/.exec(path) ?? []
  if (which) {
    const picture = frames[which as keyof typeof frames][Number(at)]
    if (picture) return { type: 'application/octet-stream', body: fourBytesAPixel(picture) }
  }
  const own = /^\/scan\/assets\/([\w.-]+)$/.exec(path)?.[1]
  const type = extname(path) === '.wasm' ? 'application/wasm' : 'text/javascript'
  return { type, body: await readFile(own ? join(assets, own) : join(zxing, path)) }
}

function fourBytesAPixel({ grey }: Picture): Buffer {
  const bytes = Buffer.alloc(grey.length * 4, 255)
  for (const [at, level] of grey.entries()) bytes.fill(level, at * 4, at * 4 + 3)
  return bytes
}

function html(): string {
  return `<!doctype html><meta charset="utf-8"><title>Decode</title><video muted playsinline></video>
<script>
  const ready = (worker) => new Promise((resolve) => worker.addEventListener('message', () => resolve(worker), { once: true }))
  const ask = (worker, message, transfer) => new Promise((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data), { once: true })
    worker.postMessage(message, transfer)
  })
  const start = (script) => ready(new Worker(script, { type: 'module' }))
  const ownScript = '/scan/assets/${ownWorker ?? ''}'
  async function timed(which, count, plan) {
    const [own, plain] = await Promise.all([start(ownScript), start('/plain.js')])
    const times = { own: [], plain: [] }
    for (let at = 0; at < count; at += 1) {
      const bytes = await (await fetch('/frames/' + which + '/' + at)).arrayBuffer()
      const picture = new ImageData(new Uint8ClampedArray(bytes), 1280, 720)
      const once = async (worker, look) => {
        const image = await createImageBitmap(picture)
        const begun = performance.now()
        await ask(worker, { ticket: 1, image, look }, [image])
        return performance.now() - begun
      }
      if (at === 0) for (const look of plan) await once(own, look)
      if (at === 0) await once(plain)
      for (const [turn, look] of plan.entries()) {
        times.own.push(await once(own, look))
        if (turn % 5 === 0) times.plain.push(await once(plain))
      }
    }
    own.terminate()
    plain.terminate()
    return times
  }
  async function firstDecode() {
    const begun = performance.now()
    const video = document.querySelector('video')
    const [worker, stream] = await Promise.all([
      start(ownScript),
      navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } }),
    ])
    video.srcObject = stream
    await video.play()
    const look = ${JSON.stringify(plan[1])}
    await ask(worker, { ticket: 1, image: await createImageBitmap(video), look }, [])
    stream.getTracks().forEach((track) => track.stop())
    return performance.now() - begun
  }
</script>`
}

function plainWorker(): string {
  return `
import { prepareZXingModule, readBarcodes } from '/es/reader/index.js'
prepareZXingModule({ overrides: { locateFile: () => '/reader/zxing_reader.wasm' } })
const formats = ['Code128','Code39','ITF','EAN13','EAN8','UPCA','UPCE','QRCode','DataMatrix','PDF417','Aztec','MaxiCode']
const options = { formats, textMode: 'Plain', tryHarder: true, tryRotate: true, tryDownscale: true, tryInvert: true }
const canvas = new OffscreenCanvas(1280, 720).getContext('2d', { willReadFrequently: true })
self.onmessage = async ({ data: { image } }) => {
  canvas.drawImage(image, 0, 0)
  image.close()
  postMessage(await readBarcodes(canvas.getImageData(0, 0, 1280, 720), options))
}
readBarcodes(new ImageData(64, 64), options).then(() => postMessage('ready'))`
}
