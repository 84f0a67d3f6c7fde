import { createAdaptorServer } from '@hono/node-server'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemIn, warehouse, type Warehouse } from '../testing.ts'

let folder = ''
let house: Warehouse
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-web-'))
  const dist = join(folder, 'dist')
  await mkdir(join(dist, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Scanner</title>')
  await writeFile(join(dist, 'sw.js'), 'self')
  await writeFile(join(dist, 'assets', 'app-1a2b3c.js'), 'let app')
  await writeFile(join(dist, 'assets', 'app-1a2b3c.js.gz'), gzipSync('let app'))
  await writeFile(join(dist, 'assets', 'decoder.wasm'), 'wasm')
  house = await warehouse({ webApps: { scanner: dist, console: dist } })
})
afterAll(() => rm(folder, { recursive: true }))

const got = (path: string, headers: Record<string, string> = {}) =>
  house.app.request(path, { headers })

test('B1: hashed files are kept for a year, the files that name them are asked for each time', async () => {
  const [asset, index, worker] = await Promise.all([
    got('/scan/assets/app-1a2b3c.js'),
    got('/scan/'),
    got('/scan/sw.js'),
  ])

  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(index.headers.get('cache-control')).toBe('no-cache')
  expect(worker.headers.get('cache-control')).toBe('no-cache')
  expect(worker.headers.get('content-type')).toContain('text/javascript')
})

test('an unchanged page is answered without its body', async () => {
  const first = await got('/scan/')

  const again = await got('/scan/', { 'if-none-match': first.headers.get('etag') ?? '' })

  expect(again.status).toBe(304)
})

test('what was compressed at the build is sent so to those who can read it', async () => {
  const packed = await got('/scan/assets/app-1a2b3c.js', { 'accept-encoding': 'gzip' })
  const plain = await got('/scan/assets/app-1a2b3c.js')

  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(packed.headers.get('vary')).toBe('Accept-Encoding')
  expect(await plain.text()).toBe('let app')
})

test('what the build left as it is gets packed once, and again when it changes', async () => {
  const unpacked = async () => {
    const answer = await got('/scan/sw.js', { 'accept-encoding': 'gzip' })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    return gunzipSync(await answer.arrayBuffer()).toString()
  }
  const first = await unpacked()
  const file = join(folder, 'dist', 'sw.js')
  await writeFile(file, 'newer')
  await utimes(file, 1, 1)

  expect(first).toBe('self')
  expect(await unpacked()).toBe('newer')
})

test('a screen has an address of its own, a missing file does not become a page', async () => {
  const screen = await got('/console/orders/o-1')
  const missing = await got('/scan/assets/app-old.js')

  expect(await screen.text()).toContain('<title>Scanner')
  expect(screen.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(await problemIn(missing)).toMatchObject({ status: 404 })
})

test.each([
  '/scan/../secret.txt',
  '/scan/..%2fsecret.txt',
  '/scan/%2e%2e/secret.txt',
  '/scan/assets/..\\..\\secret.txt',
  '/scan//etc/passwd',
  `/scan/${'x/'.repeat(2000)}y.js`,
])('L3: nothing outside the built app is served (%s)', async (path) => {
  const answer = await house.app.request(`http://localhost${path}`)

  expect(await answer.text()).not.toMatch(/secret|root:/)
})

test.each([
  '/scan/../secret.txt',
  '/scan/assets/../../secret.txt',
  '/scan/%2e%2e/secret.txt',
  '/scan/.%2e/secret.txt',
  '/scan/..%2fsecret.txt',
  '/scan/%2e%2e%2fsecret.txt',
  '/scan/..\\secret.txt',
  '/scan/..%5csecret.txt',
])('L3: nor is it to one who writes the request line by hand (%s)', async (path) => {
  const server = createAdaptorServer({ fetch: house.app.fetch }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  const answer = await answerTo(path, server.address() as AddressInfo)

  expect(answer).toMatch(/^HTTP\/1\.1 40[04] /)
  expect(answer).not.toContain('secret')
  expect(await answerTo('/scan/sw.js', server.address() as AddressInfo)).toMatch(/^HTTP\/1\.1 200 /)
  server.close()
})

/** Byte for byte: a client that knows about addresses would tidy the path up first. */
async function answerTo(path: string, { port, address }: AddressInfo): Promise<string> {
  const socket = connect(port, address)
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  return text(socket)
}

test('L3: the scanner may compile its decoder, run it in a worker, use the camera and reach scanners, and no more', async () => {
  const { headers } = await got('/scan/')

  const policy = headers.get('content-security-policy') ?? ''
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "worker-src 'self' blob:",
      "connect-src 'self'",
      "frame-ancestors 'none'",
    ]),
  )
  expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|\*|https?:/)
  expect(headers.get('permissions-policy')?.split(', ')).toEqual(
    expect.arrayContaining(['camera=(self)', 'serial=(self)', 'hid=(self)', 'usb=()']),
  )
})

test('L3: the console may neither compile nor use camera and scanners', async () => {
  const { headers } = await got('/console/')

  expect(headers.get('content-security-policy')).not.toContain('wasm')
  expect(headers.get('permissions-policy')?.split(', ')).toEqual(
    expect.arrayContaining(['camera=()', 'serial=()', 'hid=()']),
  )
})

test.each(['/', '/healthz', '/docs', '/openapi.json', '/nothing', '/v1/console/board', '/scan/'])(
  'L3: %s is neither framed, sniffed nor named to others',
  async (path) => {
    const { headers } = await got(path)

    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{12}$/)
  },
)

test('the first page links the scanner, the console and the API', async () => {
  const page = await (await got('/')).text()

  expect([...page.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
    '/scan/',
    '/console/',
    '/docs',
  ])
})
