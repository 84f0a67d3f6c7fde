/** A device without an app: it joins and proves its key as `/docs` says, for tests that speak to the server themselves. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { type DeviceKey, type Enrolled, type TokenGiven, tokenText } from '@milepost/contract'

export interface RawKey {
  readonly told: DeviceKey
  readonly sign: (text: string) => string
}

export function rawKey(): RawKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
  return {
    told: publicKey.export({ format: 'jwk' }) as DeviceKey,
    sign: (text) => sign('sha256', Buffer.from(text), key).toString('base64url'),
  }
}

type Post = <Answer>(path: string, body: unknown) => Promise<Answer>

export async function joinedBy(
  post: Post,
  wish: { readonly code: string; readonly name: string; readonly app?: string },
): Promise<TokenGiven> {
  const key = rawKey()
  const joining = { app: '1.0.0', ...wish, key: key.told }
  const { device, challenge } = await post<Enrolled>('/v1/devices/enrol', joining)
  const signature = key.sign(tokenText(device, challenge))
  return await post<TokenGiven>('/v1/devices/token', { device, challenge, signature })
}

export const postingTo =
  (url: string): Post =>
  async (path, body) => {
    const answer = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}`)
    return (await answer.json()) as never
  }
