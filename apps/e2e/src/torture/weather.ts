/** What the network does to each request, by chance: mostly nothing. */
import type { Fault } from '../fault-proxy.ts'
import type { Chance } from './chance.ts'
import type { Way } from './sent-batches.ts'

type Kind = Fault['kind']

export interface Weather {
  readonly faultNow: () => Fault | undefined
  /** How the latest request went its way. */
  readonly way: () => Way
  /** From here on nothing breaks any more. */
  calm(): void
  /** How often each fault came. */
  readonly count: ReadonlyMap<Kind, number>
}

const wayOf: Partial<Readonly<Record<Kind, Way>>> = {
  'replay': 'stray',
  'lost-request': 'never-arrived',
  'captive-portal': 'never-arrived',
  'redirect': 'never-arrived',
  'answer': 'never-arrived',
}

const share = 0.35

export function weather(chance: Chance): Weather {
  const count = new Map<Kind, number>()
  let latest: Fault | undefined
  let isCalm = false
  return {
    count,
    faultNow: () => {
      latest = !isCalm && chance.fraction() < share ? faultBy(chance) : undefined
      if (latest) count.set(latest.kind, (count.get(latest.kind) ?? 0) + 1)
      return latest
    },
    way: () => (latest ? (wayOf[latest.kind] ?? 'straight') : 'straight'),
    calm: () => {
      isCalm = true
    },
  }
}

function faultBy(chance: Chance): Fault {
  switch (chance.of(kinds)) {
    case 'lost-request':
      return { kind: 'lost-request' }
    case 'lost-response':
      return { kind: 'lost-response' }
    case 'cut-response':
      return { kind: 'cut-response', afterBytes: chance.below(400) }
    case 'captive-portal':
      return { kind: 'captive-portal' }
    case 'redirect':
      return { kind: 'redirect' }
    case 'replay':
      return { kind: 'replay', times: 2 + chance.below(2) }
    case 'stale-answer':
      return { kind: 'stale-answer' }
    case 'slow-request':
      return { kind: 'slow-request', bytesPerSecond: 400_000 }
    case 'unpack':
      return { kind: 'unpack' }
    case 'answer':
      return { kind: 'answer', status: chance.of([500, 502, 503, 504]) }
  }
}

/** Not a black hole: that one is only waited for, and belongs to the tests of a device's patience. */
const kinds = [
  'lost-request',
  'lost-response',
  'lost-response',
  'lost-response',
  'cut-response',
  'cut-response',
  'captive-portal',
  'redirect',
  'replay',
  'replay',
  'stale-answer',
  'slow-request',
  'unpack',
  'answer',
] as const
