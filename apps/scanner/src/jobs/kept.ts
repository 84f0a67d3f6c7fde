/** Where a job stands (which order, which box), kept over a restart. What was done is in the scans themselves. */
import { keepPlace, placeKept } from '../shell/places.ts'

export function kept<State extends object>(name: string, begin: State): State {
  const text = placeKept(keyOf(name))
  try {
    return text === undefined ? begin : { ...begin, ...(JSON.parse(text) as State) }
  } catch {
    return begin
  }
}

export const keep = (name: string, state: object): void =>
  keepPlace(keyOf(name), JSON.stringify(state))

const keyOf = (name: string): string => `job.${name}`
