/** A device joins by a one-time code, the only thing here that waits for the network (L2). */
import { type Enrol, type Enrolled, enrolmentCodeShape, readEnrolled } from '@milepost/contract'
import type { EnrolAnswer } from '../sync/device.ts'
import type { Machine } from '../sync/open-device.ts'
import { newDeviceKey } from './device-key.ts'

type Refused = Extract<EnrolAnswer, { kind: 'refused' }>

/** With a new key each time: what an answer that was lost had let in is nobody's. */
export async function askToEnrol(
  { origin, fetch, subtle }: Pick<Machine, 'origin' | 'fetch' | 'subtle'>,
  wish: Omit<Enrol, 'key'>,
): Promise<
  Refused | { readonly kind: 'enrolled'; readonly enrolled: Enrolled; readonly key: CryptoKey }
> {
  if (!enrolmentCodeShape.test(wish.code)) return refused('code-wrong')
  // Browsers give keys to pages that came over HTTPS.
  if ((subtle as SubtleCrypto | undefined) === undefined) return refused('not-secure')
  const { key, told } = await newDeviceKey(subtle)
  const request: Enrol = { ...wish, key: told }
  const response = await post(fetch, new URL('/v1/devices/enrol', origin), request)
  if (!response) return refused('no-network')
  const enrolled = response.status === 201 ? readEnrolled(response.body) : undefined
  if (enrolled) return { kind: 'enrolled', enrolled, key }
  if (response.status === 409) return refused('code-used')
  if (response.status === 400) return refused('code-wrong')
  // Anything else is not our server's word on the code: a portal, a proxy, or too many tries.
  return refused(response.status === 429 || response.status >= 500 ? 'try-later' : 'no-network')
}

const refused = (because: Refused['because']): Refused => ({ kind: 'refused', because })

async function post(
  fetch: typeof globalThis.fetch,
  url: URL,
  body: unknown,
): Promise<{ readonly status: number; readonly body: unknown } | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(15_000),
    })
    const json: unknown = await response.json().catch(() => undefined)
    return { status: response.status, body: json }
  } catch {
    // No line, or somebody in between: to the person with the code it is the same.
    return undefined
  }
}
