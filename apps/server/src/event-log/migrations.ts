/** Whether a database was brought to its schema by this code, whatever its engine. */

export interface Applied {
  readonly hash: string
  readonly made: number
}

export type Strangeness = 'newer-database' | 'foreign-database'

/** Why this code should keep its hands off, if it should. */
export function strangenessOf(
  applied: readonly Applied[],
  known: readonly { readonly hash: string; readonly folderMillis: number }[],
): Strangeness | undefined {
  const latest = Math.max(...known.map(({ folderMillis }) => folderMillis))
  const strangers = applied.filter(({ hash }) => !known.some((ours) => ours.hash === hash))
  if (strangers.length === 0) return undefined
  return strangers.some(({ made }) => made > latest) ? 'newer-database' : 'foreign-database'
}
