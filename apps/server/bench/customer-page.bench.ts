/**
 * How fast customers' pages are served, as a ratio to a bare Hono app that answers with the same bytes. Both run in a
 * process of their own over real HTTP, in turns, in one run; the load comes from here over connections that stay open.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { serve } from '@hono/node-server'
import { customerViewOf } from '@milepost/domain'
import { Hono } from 'hono'
import { fillWithDemo } from '../src/demo/fill.ts'
import { customerPage } from '../src/pages/customer-page.ts'
import { startServer, type RunningServer } from '../src/server.ts'
import { hold, quantile, rounded } from './budget.ts'

const connections = 16
const rounds = 9
const requestsARound = 6000

interface Ready {
  readonly ours: Target
  readonly bare: Target
  readonly unchanged: Target
  readonly bytes: number
  readonly renderMs: number
}

interface Target {
  readonly port: number
  readonly request: string
}

if (process.send) await serveBoth()
else await measure()

async function measure(): Promise<void> {
  const server = fork(import.meta.filename)
  try {
    const ready = await new Promise<Ready>((resolve) => {
      server.once('message', (message) => resolve(message as Ready))
    })
    const seconds = { ours: [0], bare: [0], unchanged: [0] }
    for (let round = 0; round <= rounds; round += 1) {
      const turns = (['ours', 'bare', 'unchanged'] as const).toSorted(() => (round % 2) * 2 - 1)
      for (const turn of turns) {
        const spent = await loaded(ready[turn])
        // The first round warms the compiler up.
        if (round === 0) seconds[turn] = []
        else seconds[turn].push(spent)
      }
    }
    report(ready, seconds)
  } finally {
    server.kill()
  }
}

function report(ready: Ready, seconds: Readonly<Record<'ours' | 'bare' | 'unchanged', number[]>>) {
  const perSecond = (turn: keyof typeof seconds) =>
    Math.round(requestsARound / quantile(seconds[turn], 0.5))
  const ratio = (turn: 'ours' | 'unchanged') =>
    quantile(
      seconds.bare.map((bare, round) => bare / (seconds[turn][round] ?? bare)),
      0.5,
    )
  console.log(
    `page of ${ready.bytes} bytes, ${connections} connections, median of ${rounds} rounds`,
  )
  console.log(`  bare Hono, same bytes     ${perSecond('bare')} requests/s`)
  console.log(
    `  customer page             ${perSecond('ours')} requests/s, ratio ${rounded(ratio('ours'))}`,
  )
  console.log(
    `  unchanged page (304)      ${perSecond('unchanged')} requests/s, ratio ${rounded(ratio('unchanged'))}`,
  )
  console.log(`  making a page that is not kept   ${ready.renderMs.toFixed(3)} ms`)
  hold([{ what: 'customer page, ratio to bare Hono', is: ratio('ours'), atLeast: 0.4 }])
}

/** Seconds for a round: each connection asks again as soon as it has its answer. */
async function loaded({ port, request }: Target): Promise<number> {
  const began = performance.now()
  const each = Math.ceil(requestsARound / connections)
  await Promise.all(Array.from({ length: connections }, () => asked(port, request, each)))
  return (performance.now() - began) / 1000
}

/** Little is looked at, so that the load costs less than what it measures: answers to one request are of one length. */
function asked(port: number, request: string, times: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let left = times
    let length = 0
    let held = Buffer.alloc(0)
    let count = 0
    socket.setNoDelay(true)
    socket.on('connect', () => socket.write(request))
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      count += chunk.length
      if (length === 0) {
        held = Buffer.concat([held, chunk])
        length = lengthOf(held)
      }
      if (length === 0 || count < length) return
      if (count > length) reject(new Error('More came than was asked for'))
      count = 0
      left -= 1
      if (left > 0) socket.write(request)
      else socket.end(resolve)
    })
  })
}

/** Of the whole answer, or 0 while its head is not there. */
function lengthOf(held: Buffer): number {
  const head = held.indexOf('\r\n\r\n')
  if (head === -1) return 0
  const text = held.subarray(0, head).toString('latin1')
  if (text.startsWith('HTTP/1.1 304')) return head + 4
  const body = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
  if (!body || !text.startsWith('HTTP/1.1 200')) throw new Error(`Not what was asked for:\n${text}`)
  return head + 4 + Number(body)
}

async function serveBoth(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-bench-'))
  process.once('SIGTERM', () => {
    rmSync(folder, { recursive: true })
    process.exit(0)
  })
  const started = await startServer({
    host: '127.0.0.1',
    port: 0,
    databaseFile: join(folder, 'bench.db'),
    publicUrl: undefined,
    easypostWebhookSecret: undefined,
    logLevel: 'info',
    // Lines are made as in production, and go nowhere.
    write: () => undefined,
  })
  if (!started.ok) throw new Error(started.refusal.sentence)
  const server = started.value
  await fillWithDemo(server)
  const { path, renderMs } = await splitOrder(server)
  const url = new URL(path, server.url)
  const page = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  const html = await page.text()
  const etag = page.headers.get('etag') ?? ''
  const port = Number(url.port)
  const bare = new Hono().get('/page', (c) => c.html(html))
  serve({ fetch: bare.fetch, port: 0, hostname: '127.0.0.1' }, (address) => {
    process.send?.({
      ours: { port, request: requestFor(path) },
      unchanged: { port, request: requestFor(path, `if-none-match: ${etag}\r\n`) },
      bare: { port: address.port, request: requestFor('/page') },
      bytes: Buffer.byteLength(html),
      renderMs,
    } satisfies Ready)
  })
}

const requestFor = (path: string, more = ''): string =>
  `GET ${path} HTTP/1.1\r\nhost: localhost\r\n${more}\r\n`

/** The order with most boxes, which makes the longest page. */
async function splitOrder({ eventLog, orders }: RunningServer) {
  const hits = await eventLog.latestOrders(200)
  const hit = hits.toSorted((one, other) => other.boxes - one.boxes)[0]
  const held = hit && (await eventLog.orderView(hit.order))
  const token = hit && (await orders.tokenOf(hit.order))
  if (!held || !token) throw new Error('The demo day has no orders')
  const reader = { language: 'en', zone: 'America/Denver', today: '2026-11-24' } as const
  const shop = { name: 'Shop', colour: '#b4532a' }
  const made = 500
  let began = 0
  for (let nth = -made; nth < made; nth += 1) {
    if (nth === 0) began = performance.now()
    const view = customerViewOf(held.view)
    customerPage({ view, shop, rev: nth, script: '/o/page.js', reader })
  }
  return { path: `/o/${token}`, renderMs: (performance.now() - began) / made }
}
