/** The server over HTTP. A redirect, an abort and a dead line are all no answer. */
import type { Answer, Transport, WithToken } from '@milepost/outbox'

const longestMs = 30_000

interface Asked extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>
}

type Ask = (path: string, request: Asked) => Promise<Answer | undefined>

export interface Line extends Transport {
  readonly handIn: (body: string) => Promise<Answer | undefined>
  readonly putPhoto: (hash: string, bytes: ArrayBuffer) => Promise<Answer | undefined>
}

export function wayTo({
  origin,
  fetch,
}: {
  readonly origin: string
  readonly fetch: typeof globalThis.fetch
}): Ask {
  return async (path, request) => {
    try {
      const response = await fetch(new URL(path, origin), {
        ...request,
        cache: 'no-store',
        redirect: 'error',
        credentials: 'omit',
        signal: AbortSignal.timeout(longestMs),
      })
      const retryAfter = response.headers.get('retry-after')
      const text = await response.text()
      return { status: response.status, text, ...(retryAfter === null ? {} : { retryAfter }) }
    } catch {
      // Why there is no answer makes no difference: nothing changes state, and it is tried again.
      return undefined
    }
  }
}

export function transportTo(way: Ask, withToken: WithToken): Line {
  const ask: Ask = async (path, request) =>
    await withToken(async (token) => {
      const headers = { ...request.headers, authorization: `Bearer ${token}` }
      return await way(path, { ...request, headers })
    })
  const send = async (path: string, body: string) => {
    const packed = await gzipped(body)
    const headers = {
      'content-type': 'application/json',
      ...(packed === body ? {} : { 'content-encoding': 'gzip' }),
    }
    return await ask(path, { method: 'POST', headers, body: packed })
  }
  return {
    push: async (body) => await send('/v1/sync/push', body),
    handIn: async (body) => await send('/v1/sync/rescue', body),
    putPhoto: async (hash, body) =>
      await ask(`/v1/photos/${hash}`, {
        method: 'PUT',
        headers: { 'content-type': 'image/jpeg' },
        body,
      }),
    pull: async (query) => await ask(`/v1/sync/pull?${new URLSearchParams(query)}`, {}),
  }
}

/** A full batch shrinks to a fifth; below this, the work is not worth it. */
const worthwhile = 2048

async function gzipped(body: string): Promise<string | Blob> {
  if (body.length < worthwhile || typeof CompressionStream === 'undefined') return body
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  return await new Response(stream).blob()
}
