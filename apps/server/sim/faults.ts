/** What may go wrong in a world. Each seed draws a subset of the classes, and for each a rate of its own (swarm). */
import type { Chance } from './chance.ts'

export const faultClasses = [
  'lost-request',
  'lost-answer',
  'late',
  'duplicated-request',
  'cut-answer',
  'swapped-answer',
  'portal',
  'proxy-refusal',
  'small-limit',
  'asked-to-wait',
  'shift-offline',
  'tab-crash',
  'frozen-tab',
  'no-locks',
  'storage-error',
  'corrupt-row',
  'wipe',
  'rewind',
  'clone',
  'rescue',
  'wrong-clock',
  'clock-jump',
  'poison',
  'newer-app',
  'unnameable',
  'server-crash',
  'server-away',
  'server-full',
  'fold-trouble',
  'restore',
  'revoke',
] as const
export type FaultClass = (typeof faultClasses)[number]

/** Where the server may die during one request. */
export const deathPoints = ['before-append', 'after-append', 'after-contact'] as const
export type DeathPoint = (typeof deathPoints)[number]

/** What is counted when it befalls somebody; one that never does proves nothing. */
export const befalling = [
  ...faultClasses.filter((fault) => fault !== 'server-crash'),
  ...deathPoints.map((at) => `server-crash ${at}` as const),
] as const
export type Befalling = (typeof befalling)[number]

export interface Faults {
  readonly chosen: ReadonlyMap<FaultClass, number>
  /** Whether this one happens here and now; never in calm weather. */
  happen(fault: FaultClass): boolean
  /** Of those that come a few times in a world, such as a wipe: how often. */
  times(fault: FaultClass): number
  /** It truly befell somebody. */
  befell(what: Befalling): void
  /** How often each did so far. */
  counts(): Counts
  calm(): void
  isCalm(): boolean
}

export type Counts = ReadonlyMap<Befalling, number>

const rates = [0.02, 0.05, 0.1, 0.3] as const

/** Asked a few times in a world, not with each request. */
const leastRate: Partial<Record<FaultClass, number>> = { 'shift-offline': 0.3 }

export function faultsOf(chance: Chance, without: ReadonlySet<FaultClass>): Faults {
  const share = chance.oneOf([0.15, 0.3, 0.5])
  const chosen = new Map<FaultClass, number>()
  for (const fault of faultClasses) {
    const [isOn, rate] = [chance.happens(share), chance.oneOf(rates)]
    if (isOn && !without.has(fault)) chosen.set(fault, Math.max(rate, leastRate[fault] ?? 0))
  }
  const streams = new Map(faultClasses.map((fault) => [fault, chance.apart(fault)]))
  const counts = new Map<Befalling, number>()
  const befell = (what: Befalling) => void counts.set(what, (counts.get(what) ?? 0) + 1)
  let isCalm = false
  return {
    chosen,
    befell,
    counts: () => counts,
    happen: (fault) => {
      const isSo = !isCalm && (streams.get(fault)?.happens(chosen.get(fault) ?? 0) ?? false)
      if (isSo && fault !== 'server-crash') befell(fault)
      return isSo
    },
    times: (fault) => (chosen.has(fault) ? (streams.get(fault)?.between(1, 3) ?? 0) : 0),
    isCalm: () => isCalm,
    calm: () => {
      isCalm = true
    },
  }
}
