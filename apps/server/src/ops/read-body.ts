/** Bytes come in through here: counted, inflated and parsed within limits, before anything looks at them. */
import { maxBatchBytes } from '@milepost/contract'
import { no, ok, type Result } from './result.ts'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

export interface Unreadable {
  readonly kind: 'too-large' | 'malformed'
  readonly detail: string
}

const gunzipped = promisify(gunzip)
const deepest = 64

/** The whole body, inflated when it says that it is gzip. `most` bounds it both as sent and as unpacked. */
export async function bytesOf(
  request: Request,
  most = maxBatchBytes,
): Promise<Result<Uint8Array, Unreadable>> {
  const sent = await collected(request, most)
  if (!sent.ok) return sent
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity' || encoding === '') return sent
  if (encoding !== 'gzip') return no(malformed('Content-encoding may be gzip or nothing.'))
  return inflated(sent.value, most)
}

/** A value parsed from JSON that is UTF-8 and not nested without end. */
export async function jsonOf(
  request: Request,
  most?: number,
): Promise<Result<unknown, Unreadable>> {
  const bytes = await bytesOf(request, most)
  return bytes.ok ? parsed(bytes.value) : bytes
}

async function collected(request: Request, most: number): Promise<Result<Uint8Array, Unreadable>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return no(tooLarge(most))
  if (!request.body) return ok(new Uint8Array())
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
      length += chunk.length
      if (length > most) return no(tooLarge(most))
      chunks.push(chunk)
    }
  } catch {
    return no(malformed('The body ended before it was whole.'))
  }
  return ok(Buffer.concat(chunks, length))
}

/** A small gzip can unpack to gigabytes; the unpacking stops at the limit. */
async function inflated(packed: Uint8Array, most: number): Promise<Result<Uint8Array, Unreadable>> {
  try {
    return ok(await gunzipped(packed, { maxOutputLength: most }))
  } catch (error) {
    const burst = error instanceof RangeError
    return no(burst ? tooLarge(most) : malformed('The body is not whole gzip.'))
  }
}

function parsed(bytes: Uint8Array): Result<unknown, Unreadable> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isTooDeep(value) ? no(malformed('The body is nested too deeply.')) : ok(value)
  } catch {
    return no(malformed('The body is not JSON in UTF-8.'))
  }
}

/** Level by level instead of by recursion, which such a value would exhaust. */
function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true
    level = level.flatMap((inner) =>
      inner !== null && typeof inner === 'object' ? (Object.values(inner) as unknown[]) : [],
    )
  }
  return false
}

const malformed = (detail: string): Unreadable => ({ kind: 'malformed', detail })
const tooLarge = (most: number): Unreadable => ({
  kind: 'too-large',
  detail: `The limit is ${most} bytes.`,
})
