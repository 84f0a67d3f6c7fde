/** Where a job stands (which order, which box), kept over a restart. What was done is in the scans themselves. */
export function kept<State extends object>(name: string, begin: State): State {
  try {
    const text = localStorage.getItem(keyOf(name))
    return text === null ? begin : { ...begin, ...(JSON.parse(text) as State) }
  } catch {
    return begin
  }
}

export function keep(name: string, state: object): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(state))
  } catch {
    // A full storage costs the place in the list, never a scan.
  }
}

const keyOf = (name: string): string => `milepost.job.${name}`
