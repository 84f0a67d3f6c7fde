/** What a change of the scans that a site makes would do, in one sentence each way, before it is saved. */
import { type OptionalScan, optionalScans, type Step } from '@milepost/domain'

const scanWords: Readonly<Record<OptionalScan, string>> = {
  picked: 'picks',
  packed: 'packing',
  labelled: 'labels',
}

export interface RouteChange {
  readonly name: string
  readonly before: readonly OptionalScan[]
  readonly after: readonly OptionalScan[]
  /** Steps of what is found open at this site; nothing while it is being asked for. */
  readonly open: readonly Step[] | undefined
}

export function routeChangeWords({ name, before, after, open }: RouteChange): readonly string[] {
  const left = without(after, before)
  const taken = without(before, after)
  const about = open?.filter((step) => left.includes(step as OptionalScan)).length
  return [
    ...(left.length > 0 ? [closing(about, `${name} does not scan ${listed(left)}`)] : []),
    ...(taken.length > 0
      ? [`${name} scans ${listed(taken)} again: what is missing becomes a finding.`]
      : []),
  ]
}

export const neverScansWords = (steps: readonly OptionalScan[]): string =>
  steps.length === 0 ? '' : ` · never scans ${listed(steps)}`

/** In the order of the steps, whatever the order of the list. */
const without = (some: readonly OptionalScan[], others: readonly OptionalScan[]) =>
  optionalScans.filter((step) => some.includes(step) && !others.includes(step))

function closing(count: number | undefined, why: string): string {
  if (count === undefined) return `What is found of it closes, since ${why}.`
  if (count === 0) return `${why}. No open finding is about that.`
  return `${count === 1 ? '1 finding closes' : `${count} findings close`}, since ${why}.`
}

function listed(steps: readonly OptionalScan[]): string {
  const words = optionalScans.filter((step) => steps.includes(step)).map((step) => scanWords[step])
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(words)
}
