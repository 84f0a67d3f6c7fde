/** Customers' links over HTTP: headers, caches, news, and what a link that nobody was given is told. */
import { createHash } from 'node:crypto'
import { canonical, type OrderId } from '@milepost/domain'
import { hashOfText } from '@milepost/contract'
import { expect, test } from 'vitest'
import type { Batch } from '../event-log/event-log.ts'
import { asJson, bearer, keyFor, warehouse } from '../testing.ts'

test('G1: the link opens the page, with the shop’s name, and no login', async () => {
  const { app, path } = await houseWithOrder()

  const answer = await app.request(path)
  const html = await answer.text()

  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(html).toContain('We have your order.')
  expect(html).toContain('Hearth &amp; Pine')
})

test('L3: the page may load nothing but its script, is in no index and sends its address nowhere', async () => {
  const { app, path } = await houseWithOrder()

  const answer = await app.request(path)
  const html = await answer.text()

  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = answer.headers.get('content-security-policy')
  expect(policy).toContain(`style-src 'sha256-${hash}';`)
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  expect(policy).not.toContain('unsafe')
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  expect(answer.headers.get('x-robots-tag')).toBe('noindex')
  expect(answer.headers.get('cache-control')).toBe('private, no-cache')
})

test('an unchanged page is answered with 304, a changed one with the new page', async () => {
  const { app, path, change } = await houseWithOrder()
  const first = await app.request(path)
  const etag = first.headers.get('etag') ?? ''

  const again = await app.request(path, { headers: { 'if-none-match': etag } })
  await change()
  const after = await app.request(path, { headers: { 'if-none-match': etag } })

  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
  expect(again.headers.get('etag')).toBe(etag)
  expect(after.status).toBe(200)
  expect(await after.text()).toContain('This order is cancelled.')
})

test('a page that is kept is not made again until its order changes or the day ends', async () => {
  const { app, path, reads, change, clock } = await houseWithOrder()
  await app.request(path)
  const before = reads.count

  for (const _ of [1, 2, 3]) await app.request(path)
  expect(reads.count).toBe(before)

  await change()
  await app.request(path)
  expect(reads.count).toBe(before + 1)

  clock.at += 24 * 3_600_000
  const tomorrow = await app.request(path)
  expect(tomorrow.status).toBe(200)
  expect(reads.count).toBeGreaterThan(before + 1)
})

test('G6: the customer’s language wins, then the browser’s', async () => {
  const { app, path } = await houseWithOrder()
  const { app: other, path: german } = await houseWithOrder({ language: 'de' })

  const spanish = await app.request(path, { headers: { 'accept-language': 'es-MX' } })
  const chosen = await other.request(german, { headers: { 'accept-language': 'es-MX' } })

  expect(await spanish.text()).toContain('<html lang="es">')
  expect(await chosen.text()).toContain('<html lang="de">')
})

test('the page comes packed to those who unpack', async () => {
  const { app, path } = await houseWithOrder()

  const answer = await app.request(path, { headers: { 'accept-encoding': 'gzip, br' } })

  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(answer.headers.get('vary')).toContain('accept-encoding')
  const packed = await answer.arrayBuffer()
  expect(packed.byteLength).toBeLessThan(8000)
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  expect(await new Response(stream).text()).toContain('We have your order.')
})

test('L3: every link that nobody was given gets the same friendly page', async () => {
  const { app } = await houseWithOrder()
  const strange = ['/o/nothing', `/o/${'a'.repeat(43)}`, "/o/'%20or%201=1", '/o/page.css']

  const answers = await Promise.all(strange.map(async (path) => await app.request(path)))
  const pages = await Promise.all(answers.map((answer) => answer.text()))

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect(new Set(pages).size).toBe(1)
  expect(pages[0]).toContain('This link leads nowhere')
  expect((await app.request('/o/nothing/live')).status).toBe(404)
})

test.each([
  ['a browser', '/nowhere', 'text/html,application/xhtml+xml,*/*;q=0.8', 'text/html'],
  ['a program', '/nowhere', '*/*', 'application/problem+json'],
  [
    'a program that prefers JSON',
    '/nowhere',
    'text/html;q=0.5,application/json',
    'application/problem+json',
  ],
  ['a browser at the API', '/v1/nowhere', 'text/html', 'application/problem+json'],
])('at an address of nothing %s reads what it can (%s)', async (_who, path, accept, type) => {
  const { app } = await houseWithOrder()

  const answer = await app.request(path, { headers: { accept, 'accept-language': 'de' } })

  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toContain(type)
  const page = 'Unter dieser Adresse gibt es nichts'
  expect((await answer.text()).includes(page)).toBe(type === 'text/html')
})

test('the script has an address of its own text, and may be kept for good', async () => {
  const { app, path } = await houseWithOrder()
  const html = await (await app.request(path)).text()
  const address = /<script src="([^"]+)" defer>/.exec(html)?.[1] ?? ''

  const answer = await app.request(address)

  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(await answer.text()).toContain('EventSource')
})

test('G1: an open page hears its revision at once, and the next one when its order changes', async () => {
  const { app, path, change, stop } = await houseWithOrder()
  const shown = /data-rev="(\d+)"/.exec(await (await app.request(path)).text())?.[1]
  const news = await app.request(`${path}/live`)
  const heard = wordsOf(news)

  expect(await heard.next()).toContain(`event: rev\ndata: ${shown}\n`)
  await change()
  expect(await heard.next()).toMatch(new RegExp(`event: rev\ndata: (?!${shown}\n)\\d+\n`))
  stop()
  expect(await heard.next()).toBeUndefined()
})

test('G1: a shop that changed its name is on a page made before, within seconds', async () => {
  const house = await houseWithOrder()
  const shown = async () => await (await house.app.request(house.path)).text()
  expect(await shown()).toContain('Hearth &amp; Pine')

  await house.shops.putShop('shop' as never, { name: 'Pine & Hearth', colour: '#b4532a' })
  house.clock.at += 3001

  expect(await shown()).toContain('Pine &amp; Hearth')
})

test('L2: one link is open live so many times; a page that is shut makes room', async () => {
  const { app, path } = await houseWithOrder()
  const open = await Promise.all(
    Array.from({ length: 20 }, async () => await app.request(`${path}/live`)),
  )
  const full = await app.request(`${path}/live`)

  await open[0]?.body?.cancel()

  expect(full.status).toBe(429)
  expect(full.headers.get('retry-after')).toBe('60')
  await expect.poll(async () => (await app.request(`${path}/live`)).status).toBe(200)
  for (const one of open.slice(1)) await one.body?.cancel()
})

async function houseWithOrder(customer: { readonly language?: string } = {}) {
  const stopping = new AbortController()
  const house = await warehouse({ stopping: stopping.signal })
  const reads = { count: 0 }
  const orderView = house.eventLog.orderView.bind(house.eventLog)
  house.eventLog.orderView = async (order: OrderId) => {
    reads.count += 1
    return await orderView(order)
  }
  await house.shops.putShop('shop' as never, { name: 'Hearth & Pine', colour: '#b4532a' })
  const key = await keyFor(house)
  const line = { sku: 'MUG', name: 'Mug', units: 1 }
  const order = { shop: 'shop', reference: '1042', site: 'denver', lines: [line], customer }
  const placed = await house.app.request('/v1/orders', asJson(order, bearer(key)))
  const { track, order: id } = (await placed.json()) as { track: string; order: string }
  const change = () => house.eventLog.append(cancelled(id, house.clock.at))
  return { ...house, reads, path: new URL(track).pathname, change, stop: () => stopping.abort() }
}

function cancelled(order: string, at: number): Batch {
  const event = {
    id: `cancelled-${order}`,
    kind: 'order-cancelled',
    source: 'shop',
    occurred: { at },
    subject: { order },
    body: { reason: 'changed mind' },
  } as unknown as Batch['arrivals'][number]['event']
  const bytes = canonical(event)
  return { arrivals: [{ event, bytes, hash: hashOfText(bytes) }], refused: [], at }
}

function wordsOf(answer: Response) {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  return { next: async () => (await reader?.read())?.value }
}
