/** One spelling for each value: sorted keys, no spaces. Hashes and byte comparisons stand on it. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? sorted(inner) : inner,
  )
}

function sorted(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  )
}
