/**
 * Between device and server: requests and answers are lost, late, doubled, cut and mixed up, and others answer in the
 * server's place. What arrives is handled by the shipped server, one request after the other.
 */
import { rescuePaths } from '@milepost/contract'
import {
  type AccessPorts,
  type Answer,
  type Relay,
  type Transport,
  withAccess,
  type WithToken,
} from '@milepost/outbox'
import { gzipSync } from 'node:zlib'
import type { Chance } from './chance.ts'
import type { Faults } from './faults.ts'
import { fromProxy, portalPage } from './strangers.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface NetworkDeps {
  readonly time: VirtualTime
  readonly chance: Chance
  readonly faults: Faults
  /** Nothing while the server is away, and when it dies over the request. */
  readonly serve: (request: Request) => Promise<Answer | undefined>
  readonly heldMs: () => number
}

export interface Line {
  readonly access: Omit<AccessPorts, 'askForToken'>
  readonly isOffline: () => boolean
}

export interface Network {
  (line: Line): Transport & Pick<Relay, 'handIn'>
  /** Whoever carries scans of others stands in a bad spot: their next hand-in does not come through. */
  readonly spoilHandIn: () => void
  /** From the console, by whoever is signed in there. */
  atConsole(cookie: string): Relay['handIn']
}

/** Three scans or so. */
const smallLimit = 2500
const longestMs = 30_000

export function networkOf(deps: NetworkDeps): Network {
  const seen = pastAnswers(deps.chance)
  const posting = (path: string, line: Line, withToken: WithToken) => (body: string) => {
    const isPacked = deps.chance.happens(0.05)
    return withToken((token) => {
      const headers = { authorization: `Bearer ${token}` }
      const make = () => postRequest(path, body, headers, isPacked)
      return ask(deps, seen, line, { make, length: body.length })
    })
  }
  let isSpoilt = false
  const spoilHandIn = () => {
    isSpoilt = true
  }
  const spoilt = async (): Promise<Answer | undefined> => {
    isSpoilt = false
    await deps.time.sleep(tripMs(deps))
    return deps.chance.happens(0.5) ? portalPage(deps.chance) : undefined
  }
  const handingIn = (line: Line, withToken: WithToken) => {
    const post = posting(rescuePaths.device, line, withToken)
    return (body: string) => (isSpoilt && !deps.faults.isCalm() ? spoilt() : post(body))
  }
  const toDevice = (line: Line) => {
    const askForToken = (body: string) => {
      const make = () => postRequest('/v1/devices/token', body, {}, false)
      return ask(deps, seen, line, { make, length: 0 })
    }
    const withToken = withAccess({ ...line.access, askForToken })
    return {
      push: posting('/v1/sync/push', line, withToken),
      handIn: handingIn(line, withToken),
      pull: (query: Readonly<Record<string, string>>) =>
        withToken((token) =>
          ask(deps, seen, line, { make: () => pullRequest(query, token), length: 0 }),
        ),
    }
  }
  const atConsole = (cookie: string) => (body: string) => {
    const make = () => postRequest(rescuePaths.console, body, { cookie, origin: house }, false)
    return ask(deps, seen, { isOffline: () => false }, { make, length: body.length })
  }
  return Object.assign(toDevice, { atConsole, spoilHandIn })
}

const house = 'http://milepost'

/** Answers that were on the network before, for a proxy to mix up. */
interface PastAnswers {
  readonly add: (answer: Answer) => void
  readonly any: () => Answer | undefined
}

function pastAnswers(chance: Chance): PastAnswers {
  const seen: Answer[] = []
  const whether = chance.apart('refusal mixed up')
  return {
    add: (answer) => {
      seen.push(answer)
      if (seen.length > 20) seen.shift()
    },
    any: () => {
      const any = seen[chance.between(0, seen.length - 1)]
      // Refusals are few, and the worst to hear about somebody else's batch.
      const refusal = whether.happens(0.5) && seen.findLast(({ status }) => status === 400)
      return refusal || any
    },
  }
}

interface Sent {
  readonly make: () => Request
  readonly length: number
}

function ask(
  deps: NetworkDeps,
  seen: PastAnswers,
  line: Pick<Line, 'isOffline'>,
  sent: Sent,
): Promise<Answer | undefined> {
  const { time, chance, faults } = deps
  return new Promise((answer) => {
    const give = (given: Answer | undefined) => answer(given)
    time.after(longestMs, () => give(undefined))
    if (line.isOffline()) return time.after(chance.between(1, 200), () => give(undefined))
    const instead = strangerInstead(deps, sent)
    if (instead) return time.after(tripMs(deps), () => give(instead))
    if (!faults.happen('lost-request')) {
      time.after(tripMs(deps), () => arrive(deps, seen, sent.make(), give))
    }
    if (faults.happen('duplicated-request')) {
      // A copy may come long after, and its answer goes nowhere.
      const late = chance.oneOf([10, 1000, 60_000, 3_600_000])
      time.after(late, () => arrive(deps, seen, sent.make(), () => undefined))
    }
    return undefined
  })
}

async function arrive(
  deps: NetworkDeps,
  seen: PastAnswers,
  request: Request,
  give: (answer: Answer) => void,
): Promise<void> {
  const { time, chance, faults, serve } = deps
  const answer = await serve(request)
  const heldMs = deps.heldMs()
  if (!answer) return
  const mixedUp = seen.any()
  seen.add(answer)
  if (faults.happen('lost-answer')) return
  const told = mixedUp && faults.happen('swapped-answer') ? mixedUp : answer
  const whole = faults.happen('cut-answer') ? cut(told, chance) : told
  time.after(tripMs(deps) + heldMs, () => give(whole))
}

function tripMs({ chance, faults }: NetworkDeps): number {
  if (!faults.happen('late')) return chance.between(5, 80)
  return chance.oneOf([500, 3000, 20_000, 45_000, 600_000]) * (1 + chance.fraction())
}

function strangerInstead(
  { chance, faults, time }: NetworkDeps,
  { length }: Sent,
): Answer | undefined {
  if (faults.happen('portal')) return portalPage(chance)
  if (faults.happen('proxy-refusal')) return fromProxy(chance)
  if (faults.happen('asked-to-wait')) return waitPlease(chance, time.now())
  if (length > smallLimit && faults.happen('small-limit'))
    return { status: 413, text: '<h1>Request Entity Too Large</h1>' }
  return undefined
}

function waitPlease(chance: Chance, now: number): Answer {
  const seconds = chance.oneOf([1, 30, 600, 86_400])
  const retryAfter = chance.happens(0.7) ? String(seconds) : new Date(now + seconds).toUTCString()
  return { status: chance.oneOf([429, 503]), text: 'later', retryAfter }
}

const cut = (answer: Answer, chance: Chance): Answer => ({
  ...answer,
  text: answer.text.slice(0, chance.between(0, Math.max(0, answer.text.length - 1))),
})

function postRequest(
  path: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  isPacked: boolean,
): Request {
  return new Request(`${house}${path}`, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    },
    body: isPacked ? new Uint8Array(gzipSync(body)) : body,
  })
}

function pullRequest(query: Readonly<Record<string, string>>, token: string): Request {
  return new Request(`${house}/v1/sync/pull?${new URLSearchParams(query).toString()}`, {
    headers: { authorization: `Bearer ${token}` },
  })
}
