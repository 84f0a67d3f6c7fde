/**
 * A proxy between a device and the server that breaks what a bad network breaks. Each request is given to `faultFor`,
 * which names its fault; without one it passes untouched, streams included.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

export type Fault =
  /** The request never arrives. */
  | { readonly kind: 'lost-request' }
  /** The server has done it; the answer never comes back. */
  | { readonly kind: 'lost-response' }
  /** The answer breaks off after so many bytes of its body. */
  | { readonly kind: 'cut-response'; readonly afterBytes: number }
  /** A Wi-Fi page answers in the server's place. */
  | { readonly kind: 'captive-portal' }
  | { readonly kind: 'redirect' }
  /** The request arrives so many times. */
  | { readonly kind: 'replay'; readonly times: number }
  /** The answer to the request before this one, once more. */
  | { readonly kind: 'stale-answer' }
  /** Nothing comes, and nothing closes. */
  | { readonly kind: 'black-hole' }
  | { readonly kind: 'slow-request'; readonly bytesPerSecond: number }
  /** The line breaks when a request is longer than so many bytes. */
  | { readonly kind: 'short-line'; readonly bytes: number }
  /** A middlebox that unpacks bodies. */
  | { readonly kind: 'unpack' }
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers?: Record<string, string>
      readonly body?: string | Buffer
    }

export interface Seen {
  readonly method: string
  readonly path: string
  readonly count: number
}

export interface FaultProxy {
  readonly url: string
  /** Requests so far, by method and path. */
  readonly seen: readonly Seen[]
  /** How many found nobody listening behind. */
  readonly unreached: () => number
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export async function faultProxy(
  upstream: string,
  faultFor: (seen: Seen) => Fault | undefined,
): Promise<FaultProxy> {
  const seen: Seen[] = []
  let previous: Answer | undefined
  let unreached = 0

  const server = createServer((from, to) => {
    const path = from.url ?? '/'
    const method = from.method ?? 'GET'
    const count = seen.filter((each) => each.path === path && each.method === method).length + 1
    const now: Seen = { method, path, count }
    seen.push(now)
    const fault = faultFor(now)
    const handled = fault
      ? breaking(fault, { upstream, from, to, previous }).then((answer) => {
          previous = answer ?? previous
        })
      : passing({ upstream, from, to })
    handled.catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') unreached += 1
      to.destroy()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    unreached: () => unreached,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Between {
  readonly upstream: string
  readonly from: IncomingMessage
  readonly to: ServerResponse
  readonly previous?: Answer | undefined
}

async function breaking(fault: Fault, between: Between): Promise<Answer | undefined> {
  const { from, to, previous } = between
  const body = await bytesOf(from)
  switch (fault.kind) {
    case 'black-hole':
      return alone(() => undefined)
    case 'lost-request':
      return alone(() => to.destroy())
    case 'captive-portal':
      return alone(() =>
        to.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to Guest Wi-Fi</h1>'),
      )
    case 'redirect':
      return alone(() => to.writeHead(302, { location: '/guest-wifi' }).end())
    case 'answer':
      return alone(() => to.writeHead(fault.status, fault.headers).end(fault.body))
    case 'unpack':
      return give(to, await ask(between, unpacked(from, body)))
    case 'short-line':
      if (body.length > fault.bytes) return alone(() => to.destroy())
      return give(to, await ask(between, { body }))
    case 'slow-request':
      await trickle(body.length, fault.bytesPerSecond)
      return give(to, await ask(between, { body }))
    case 'replay': {
      for (let time = 1; time < fault.times; time++) await ask(between, { body })
      return give(to, await ask(between, { body }))
    }
    case 'stale-answer':
      return give(to, previous ?? (await ask(between, { body })))
    case 'lost-response': {
      const answer = await ask(between, { body })
      to.destroy()
      return answer
    }
    case 'cut-response': {
      const answer = await ask(between, { body })
      to.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length })
      to.write(answer.body.subarray(0, fault.afterBytes), () => to.socket?.destroy())
      return answer
    }
  }
}

/** Answered without the server: there is nothing to remember. */
function alone(answer: () => unknown): undefined {
  answer()
  return undefined
}

function passing({ upstream, from, to }: Between): Promise<void> {
  return new Promise((resolve, reject) => {
    const out = request(new URL(from.url ?? '/', upstream), {
      method: from.method,
      headers: from.headers,
    })
    out.once('response', (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(to)
      answer.once('end', resolve)
      answer.once('error', reject)
    })
    out.once('error', reject)
    to.once('close', () => out.destroy())
    from.pipe(out)
  })
}

interface Sent {
  readonly body: Buffer
  readonly headers?: IncomingMessage['headers']
}

async function ask({ upstream, from }: Between, { body, headers }: Sent): Promise<Answer> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(from.url ?? '/', upstream), {
      method: from.method,
      headers: { ...(headers ?? from.headers), 'content-length': body.length },
    })
      .once('response', resolve)
      .once('error', reject)
      .end(body)
  })
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await bytesOf(answer) }
}

function give(to: ServerResponse, answer: Answer): Answer {
  const { 'transfer-encoding': _chunked, ...headers } = answer.headers
  to.writeHead(answer.status, { ...headers, 'content-length': answer.body.length }).end(answer.body)
  return answer
}

function unpacked(from: IncomingMessage, body: Buffer): Sent {
  const { 'content-encoding': packing, ...headers } = from.headers
  return { body: packing === 'gzip' ? gunzipSync(body) : body, headers }
}

const trickle = (bytes: number, bytesPerSecond: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, (bytes / bytesPerSecond) * 1000)
  })

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
