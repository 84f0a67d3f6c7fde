/** What `pnpm start` promises beyond the pages themselves: phones on the network, and a quick second start. */
import { readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { get } from 'node:https'
import { createRequire } from 'node:module'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { firstLook } from './first-look.ts'
import { workspace } from './tool.ts'

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm) } })

let dataDir = ''
test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'milepost-start-'))
})
test.afterEach(() => rm(dataDir, { recursive: true, force: true }))

const isOnNetwork = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .some(({ family, internal }) => family === 'IPv4' && !internal)

test('--lan: a phone reads the QR code and gets the scanner over HTTPS, under our own authority', async () => {
  test.skip(!isOnNetwork, 'this machine is on no network')
  const look = await firstLook({ dataDir, args: ['--lan'] })
  const [, scanner = ''] = /Scanner\s+(\S+)/.exec(look.page) ?? []

  const read = await textInQr(look.page)
  const authority = readFileSync(join(dataDir, 'tls', 'authority.crt'), 'utf8')
  const page = await asked(read, authority)
  const installed = await asked(new URL('/authority.crt', read).href, authority)
  const stranger = await asked(read, undefined).catch((error: Error) => error)
  await look.stop()

  expect(read).toBe(scanner)
  expect(read).toMatch(/^https:\/\/\d+\.\d+\.\d+\.\d+:[1-9]\d*\/scan\/$/)
  expect(page).toMatchObject({ status: 200, body: expect.stringMatching(/^<!doctype html>/i) })
  expect(page.headers).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'permissions-policy': expect.stringContaining('camera=(self)'),
    'strict-transport-security': expect.stringMatching(/^max-age=\d+/),
    'x-content-type-options': 'nosniff',
  })
  expect(installed.body).toContain('BEGIN CERTIFICATE')
  expect(stranger).toMatchObject({ code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY/) })
})

test('a second start builds nothing and makes no day: it finds what the first one left', async () => {
  const first = await firstLook({ dataDir })
  await first.stop()
  const before = builtAt()

  const second = await firstLook({ dataDir })
  await second.stop()

  expect(first.page).toContain('Making a demo day')
  expect(second.page).not.toMatch(/Building|Built in|Making/)
  expect(builtAt()).toEqual(before)
  const signIn = /sign in as \S+ with \S+/
  expect(signIn.exec(second.page)?.[0]).toBe(signIn.exec(first.page)?.[0])
})

const builtAt = () =>
  ['scanner', 'console'].map(
    (app) => statSync(join(workspace, 'apps', app, 'dist', 'index.html')).mtimeMs,
  )

interface Answered {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** As a phone that trusts this authority asks, or one that trusts only the world's. */
function asked(url: string, authority: string | undefined): Promise<Answered> {
  return new Promise((resolve, reject) => {
    get(url, authority === undefined ? {} : { ca: authority }, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (body += part))
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }))
    }).once('error', reject)
  })
}

const dotsOf: Readonly<Record<string, readonly [upper: number, lower: number]>> = {
  '█': [255, 255],
  '▀': [255, 0],
  '▄': [0, 255],
  ' ': [0, 0],
}
const dotSize = 4

/** Each letter of the terminal's picture is two dots, one above the other. */
async function textInQr(page: string): Promise<string> {
  const lines = page.split('\n').filter((line) => /[█▀▄]{3}/.test(line))
  const indent = Math.min(...lines.map((line) => line.search(/\S/)))
  const width = Math.max(...lines.map((line) => line.length)) - indent
  const rows = lines.flatMap((line) => {
    const dots = line
      .slice(indent)
      .padEnd(width)
      .split('')
      .map((letter) => dotsOf[letter] ?? [0, 0])
    return [dots.map(([upper]) => upper), dots.map(([, lower]) => lower)]
  })
  const margin = 4
  const side = (width + 2 * margin) * dotSize
  const height = (rows.length + 2 * margin) * dotSize
  const data = new Uint8ClampedArray(side * height * 4).fill(255)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const dot = rows[Math.floor(y / dotSize) - margin]?.[Math.floor(x / dotSize) - margin] ?? 255
      data.fill(dot, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  }
  const image = { data, width: side, height, colorSpace: 'srgb' } as ImageData
  const [found] = await readBarcodes(image, { formats: ['QRCode'], tryInvert: true })
  return found?.text ?? ''
}
