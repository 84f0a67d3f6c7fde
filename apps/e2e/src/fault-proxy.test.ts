import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Fault, faultProxy } from './fault-proxy.ts'

let arrived: string[] = []
const upstream = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (part: string) => (body += part))
  request.on('end', () => {
    arrived.push(`${request.headers['content-encoding'] ?? 'plain'} ${body}`)
    response.end(`answer ${arrived.length} to ${body}`)
  })
})
beforeEach(async () => {
  arrived = []
  await new Promise<void>((resolve) => {
    upstream.listen(0, '127.0.0.1', resolve)
  })
})
afterEach(
  () =>
    new Promise<void>((resolve) => {
      upstream.close(() => resolve())
      upstream.closeAllConnections()
    }),
)

async function post(
  fault: Fault | undefined,
  body: string | Uint8Array<ArrayBuffer> = 'scan',
  headers = {},
) {
  const proxy = await faultProxy(
    `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
    () => fault,
  )
  try {
    const answer = await fetch(`${proxy.url}/push`, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(500),
    })
    return { status: answer.status, text: await answer.text() }
  } catch {
    return 'broken'
  } finally {
    await proxy.close()
  }
}

test('without a fault everything passes', async () => {
  expect(await post(undefined)).toEqual({ status: 200, text: 'answer 1 to scan' })
})

test('a lost request never arrives, a lost response has arrived', async () => {
  expect(await post({ kind: 'lost-request' })).toBe('broken')
  expect(arrived).toEqual([])

  expect(await post({ kind: 'lost-response' })).toBe('broken')
  expect(arrived).toEqual(['plain scan'])
})

test('a cut response breaks while its body is read', async () => {
  expect(await post({ kind: 'cut-response', afterBytes: 5 })).toBe('broken')
  expect(arrived).toEqual(['plain scan'])
})

test('a replayed request arrives three times and is answered once', async () => {
  expect(await post({ kind: 'replay', times: 3 })).toEqual({
    status: 200,
    text: 'answer 3 to scan',
  })
})

test('a captive portal and a redirect answer without the server', async () => {
  expect(await post({ kind: 'captive-portal' })).toMatchObject({ status: 200 })
  expect(await post({ kind: 'redirect' })).toMatchObject({ status: 302 })
  expect(arrived).toEqual([])
})

test('a black hole neither answers nor closes', async () => {
  expect(await post({ kind: 'black-hole' })).toBe('broken')
  expect(arrived).toEqual([])
})

test('a middlebox that unpacks delivers the same text without its packing', async () => {
  await post({ kind: 'unpack' }, new Uint8Array(gzipSync('scan')), { 'content-encoding': 'gzip' })

  expect(arrived).toEqual(['plain scan'])
})

test('a stale answer belongs to the request before', async () => {
  const faults: (Fault | undefined)[] = [{ kind: 'replay', times: 1 }, { kind: 'stale-answer' }]
  const proxy = await faultProxy(
    `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
    ({ count }) => faults[count - 1],
  )

  const answers = []
  for (const body of ['first', 'second']) {
    answers.push(await (await fetch(proxy.url, { method: 'POST', body })).text())
  }

  expect(answers).toEqual(['answer 1 to first', 'answer 1 to first'])
  await proxy.close()
})

test('a short line carries what is short enough, and breaks under the rest', async () => {
  const fault: Fault = { kind: 'short-line', bytes: 5 }

  expect(await post(fault, 'short')).toMatchObject({ status: 200 })
  expect(await post(fault, 'longer')).toBe('broken')
  expect(arrived).toEqual(['plain short'])
})
