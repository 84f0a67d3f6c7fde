/**
 * What a device shows the server: a token of minutes, got by signing what the server asks with a key that cannot leave the
 * device (sync 3.7). Only requests wait for it, never a scan. Refused once, a request goes again with a new token.
 */
import { type Problem, readTokenGiven, type TokenAsked, tokenText } from '@milepost/contract'
import type { DeviceId, Instant } from '@milepost/domain'
import type { Answer, Clock } from './ports.ts'
import { refusalIn } from './read-answer.ts'

/** What a device keeps between two requests; tabs share it. */
export interface Access {
  readonly device: DeviceId
  /** What is to be signed for the next token. */
  readonly challenge: string
  readonly token?: {
    readonly text: string
    /** By the device's own clock. */
    readonly since: Instant
    readonly livesMs: number
  }
}

export interface AccessPorts {
  readonly device: () => Promise<DeviceId | undefined>
  /** 64 bytes in base64url; nothing where the key is gone. */
  readonly sign: (text: string) => Promise<string | undefined>
  readonly read: () => Promise<Access | undefined>
  /** Where it cannot be kept, as on a full disk, this page works on with what it has. */
  readonly keep: (access: Access) => Promise<void>
  readonly askForToken: (body: string) => Promise<Answer | undefined>
  readonly clock: Pick<Clock, 'now'>
}

export type WithToken = (
  request: (token: string) => Promise<Answer | undefined>,
) => Promise<Answer | undefined>

export function withAccess(ports: AccessPorts): WithToken {
  let own: Access | undefined
  const latest = async (device: DeviceId): Promise<Access | undefined> => {
    const all = [await ports.read(), own].filter((each) => each?.device === device)
    return all.toSorted((one, other) => sinceOf(other) - sinceOf(one))[0]
  }
  const keep = async (access: Access) => {
    own = access
    await ports.keep(access)
  }
  const renewals = new Map<DeviceId, ReturnType<typeof renewed>>()
  /** Who asks meanwhile, and is still the same device, waits for the same one. */
  const renew = async (device: DeviceId, refused: string | undefined) => {
    const before = await latest(device)
    const renewal =
      renewals.get(device) ??
      renewed({ ...ports, keep }, { device, before, refused }).finally(() =>
        renewals.delete(device),
      )
    renewals.set(device, renewal)
    return await renewal
  }
  return async (request) => {
    const device = await ports.device()
    if (device === undefined) return keyIsGone
    const token = tokenIn(await latest(device), ports.clock)
    const answer = token === undefined ? undefined : await request(token)
    if (token !== undefined && answer?.status !== 401) return answer
    const next = await renew(device, token)
    return 'token' in next ? await request(next.token) : next.answer
  }
}

const sinceOf = (access: Access | undefined): number => access?.token?.since ?? -Infinity

/** A token is left alone shortly before its end, so that it does not end on the way. */
const lastMs = 30_000

/** Where the clock jumped, the server knows better, and refuses. */
function tokenIn(access: Access | undefined, clock: Pick<Clock, 'now'>): string | undefined {
  if (!access?.token) return undefined
  const { text, since, livesMs } = access.token
  const age = clock.now() - since
  return age >= 0 && age < livesMs - lastMs ? text : undefined
}

type Renewed = { readonly token: string } | { readonly answer: Answer | undefined }

/** What was to be signed may be used up, by another tab or by an answer that was lost: then the server says what is. */
const mostTries = 3

async function renewed(
  { sign, askForToken, keep, clock }: AccessPorts,
  about: {
    readonly device: DeviceId
    readonly before: Access | undefined
    readonly refused: string | undefined
  },
): Promise<Renewed> {
  const { device, before, refused } = about
  // Another tab may have been faster.
  const other = tokenIn(before, clock)
  if (other !== undefined && other !== refused) return { token: other }
  let challenge = before?.challenge ?? ''
  let answer: Answer | undefined
  for (let tries = 0; tries < mostTries; tries += 1) {
    const signature = await sign(tokenText(device, challenge))
    if (signature === undefined) return { answer: keyIsGone }
    const asked: TokenAsked = { device, challenge, signature }
    answer = await askForToken(JSON.stringify(asked))
    const given = answer && givenIn(answer, device)
    if (given) {
      const { token: text, livesSeconds } = given
      const token = { text, since: clock.now(), livesMs: livesSeconds * 1000 }
      await keep({ device, challenge: given.challenge, token })
      return { token: text }
    }
    const next = answer && challengeIn(answer)
    if (next === undefined) break
    challenge = next
  }
  return { answer: answer && told(answer) }
}

/** Ours only when it says for whom it is: a token of another device would put its name under our scans. */
function givenIn({ status, text }: Answer, device: DeviceId) {
  const given = status === 200 ? readTokenGiven(jsonIn(text)) : undefined
  return given?.device === device ? given : undefined
}

function challengeIn(answer: Answer): string | undefined {
  if (refusalIn(answer) !== 'prove-key') return undefined
  const { challenge } = jsonIn(answer.text) as Partial<Problem>
  return typeof challenge === 'string' ? challenge : undefined
}

/** What the server has against the device or against this moment; anything else says nothing of the request that waits. */
const told = (answer: Answer): Answer | undefined =>
  refusalIn(answer) === 'unknown-device' || answer.status === 429 || answer.status === 503
    ? answer
    : undefined

/** As any server would say it to a device that cannot sign. */
const keyIsGone: Answer = {
  status: 401,
  text: JSON.stringify({ type: '/problems/unknown-device', status: 401 }),
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A portal's page, or cut off: no answer.
    return undefined
  }
}
