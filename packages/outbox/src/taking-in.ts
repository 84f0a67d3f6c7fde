/** Collects the parts of a series: in any order, any number of times, and always able to say which are missing. */
import { type Part, partIn, seriesOf } from './rescue-part.ts'

export interface TakingIn {
  readonly series: string
  readonly of: number
  readonly textByPlace: ReadonlyMap<number, string>
}

export type Took = 'new' | 'known' | 'damaged' | 'not-ours'

/** Another series begins anew: whoever shows one has scanned since, and the new one holds all of the old. */
export function withLine(
  before: TakingIn | undefined,
  line: string,
): { readonly taking: TakingIn | undefined; readonly took: Took } {
  const part = partIn(line)
  if (part === undefined) return { taking: before, took: 'not-ours' }
  if (part === 'damaged') return { taking: before, took: 'damaged' }
  const taking = before && belongs(before, part) ? before : emptyFor(part)
  if (taking.textByPlace.has(part.place)) return { taking, took: 'known' }
  const textByPlace = new Map(taking.textByPlace).set(part.place, part.text)
  return { taking: { ...taking, textByPlace }, took: 'new' }
}

/** The numbers of the parts that are not here yet. */
export const missingIn = ({ of, textByPlace }: TakingIn): readonly number[] =>
  Array.from({ length: of }, (_, at) => at + 1).filter((place) => !textByPlace.has(place))

/** Nothing until every part is here, and nothing where they do not make the whole that they name. */
export function wholeOf(taking: TakingIn): string | undefined {
  if (missingIn(taking).length > 0) return undefined
  const whole = [...taking.textByPlace]
    .toSorted(([one], [other]) => one - other)
    .map(([, text]) => text)
    .join('')
  return seriesOf(whole) === taking.series ? whole : undefined
}

/** Every series in a file: one per device that was saved into it. */
export function seriesIn(file: string): readonly TakingIn[] {
  const takingBySeries = new Map<string, TakingIn>()
  for (const line of file.split(/\r?\n/)) {
    const part = partIn(line.trim())
    if (part === undefined || part === 'damaged') continue
    const { taking } = withLine(takingBySeries.get(`${part.series}/${part.of}`), line.trim())
    if (taking) takingBySeries.set(`${part.series}/${part.of}`, taking)
  }
  return [...takingBySeries.values()]
}

const belongs = ({ series, of }: TakingIn, part: Part) => part.series === series && part.of === of

const emptyFor = ({ series, of }: Part): TakingIn => ({ series, of, textByPlace: new Map() })
