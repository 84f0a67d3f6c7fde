/** Proves the harness: a page opens the fake camera, and a decoder in a worker reads what was filmed. */
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { expect, test } from 'playwright/test'
import { launchOptions } from './browser.ts'
import { cameraVideo } from './camera-video.ts'

const parcel = '00095212300000000178'
const lot = '010952123454321310ABC123\u001d21SN1'
const video = await cameraVideo([
  { code: { symbology: 'gs1-128', text: parcel }, seconds: 1.5, turn: 4 },
  { code: { symbology: 'gs1-data-matrix', text: lot }, seconds: 1.5, blur: 1 },
])

test.use({ launchOptions: await launchOptions({ video }) })

let server: Server
test.beforeAll(() => {
  server = createServer((request, response) => {
    answerTo(request.url ?? '/').then(
      ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(404).end(),
    )
  }).listen(0, '127.0.0.1')
})
test.afterAll(() => {
  server.close()
})

test('the fake camera shows every filmed code to a decoder in a worker', async ({ page }) => {
  await page.goto(address())

  const seen = page.getByRole('listitem')

  await expect(seen).toHaveText([`]C1 ${parcel}`, `]d2 ${lot.replace('\u001d', '<GS>')}`])
})

test('a camera opened again starts the film again', async ({ page }) => {
  await page.goto(address())
  await expect(page.getByRole('listitem')).toHaveCount(2)

  await page.reload()

  await expect(page.getByRole('listitem').first()).toHaveText(`]C1 ${parcel}`)
})

function address(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const decoder = join(
  createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'),
  '../..',
)
const typeByEnding: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
}

async function answerTo(
  path: string,
): Promise<{ readonly type: string; readonly body: string | Buffer }> {
  if (path === '/') return { type: 'text/html', body: page }
  if (path === '/worker.js') return { type: 'text/javascript', body: worker }
  return {
    type: typeByEnding[extname(path)] ?? 'text/plain',
    body: await readFile(join(decoder, path)),
  }
}

const page = `<!doctype html><meta charset="utf-8"><title>Camera</title><ul></ul><video muted playsinline></video>
<script type="module">
  const video = document.querySelector('video')
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } })
  await video.play()
  const canvas = new OffscreenCanvas(1280, 720).getContext('2d', { willReadFrequently: true })
  const worker = new Worker('/worker.js', { type: 'module' })
  const seen = new Set()
  worker.onmessage = ({ data }) => {
    for (const code of data) if (!seen.has(code)) document.querySelector('ul').append(line(code))
    video.requestVideoFrameCallback(look)
  }
  function line(code) {
    seen.add(code)
    return Object.assign(document.createElement('li'), { textContent: code.replaceAll('\\u001d', '<GS>') })
  }
  function look() {
    canvas.drawImage(video, 0, 0)
    worker.postMessage(canvas.getImageData(0, 0, 1280, 720))
  }
</script>`

const worker = `
import { prepareZXingModule, readBarcodes } from '/es/reader/index.js'
prepareZXingModule({ overrides: { locateFile: () => '/reader/zxing_reader.wasm' } })
self.onmessage = async ({ data }) => {
  const found = await readBarcodes(data, { textMode: 'Plain', tryInvert: false })
  postMessage(found.map((code) => code.symbologyIdentifier + ' ' + code.text))
}
postMessage([])`
