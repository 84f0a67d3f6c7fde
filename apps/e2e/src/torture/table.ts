/** What came of it, as one table; everything in its second half must be 0. */
import type { Tortured } from './torture.ts'

export function tableOf(tortured: Tortured): string {
  const { wrong, seconds, ...counts } = tortured
  const rows: readonly (readonly [string, string])[] = [
    ['kills', String(counts.kills)],
    ['  while a request was under way', String(counts.killedMidRequest)],
    ['seconds', seconds.toFixed(1)],
    ['requests', String(counts.requests)],
    ['  broken by the network', String(counts.faults)],
    ['scans made', String(counts.scans)],
    ['  acknowledged', String(counts.acknowledged)],
    ...mustBeNone(tortured).map(([name, count]) => [name, String(count)] as const),
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return [...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`), ...wrong].join('\n')
}

/** A run in which nothing was made or killed proves nothing. */
export const isWhole = (tortured: Tortured): boolean =>
  tortured.kills > 0 &&
  tortured.acknowledged > 0 &&
  tortured.acknowledged === tortured.scans &&
  mustBeNone(tortured).every(([, count]) => count === 0)

const mustBeNone = (tortured: Tortured): readonly (readonly [string, number])[] => [
  ['acknowledged and lost', tortured.lost],
  ['doubled', tortured.doubled],
  ['scans of batches kept in part', tortured.inPart],
  ['set aside', tortured.setAside],
  ['still waiting', tortured.stuck],
  ['devices with made ≠ held', tortured.uneven],
  ['found wrong by verify', tortured.wrong.length],
]
