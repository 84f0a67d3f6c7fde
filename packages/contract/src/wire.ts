/** The version of everything in this package. A changed shape without a changed number fails `wire.test.ts`. */
export const wireVersion = 1

/**
 * The versions that a server of this release takes and an app of this release reads. Who is outside is told so in words, on the
 * device and by the API, and its scans wait on it until one of the two is updated. Stated here and nowhere else.
 */
export const wireRange = { oldest: 1, newest: wireVersion } as const

/** Below this, an app is given no new work by a server of this release, unless its operator says otherwise; it still sends. */
export const leastApp = '0.0.0'

/** `1.9.2` is older than `1.10`. What is no version, such as a build by hand says, is older than none. */
export function isOlder(app: string, least: string): boolean {
  const [ours, theirs] = [numbersIn(app), numbersIn(least)]
  if (!ours || !theirs) return false
  for (const place of [0, 1, 2]) {
    const difference = (ours[place] ?? 0) - (theirs[place] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

const numbersIn = (version: string): readonly number[] | undefined =>
  /^\d{1,6}(\.\d{1,6}){0,2}/.exec(version)?.[0].split('.').map(Number)
