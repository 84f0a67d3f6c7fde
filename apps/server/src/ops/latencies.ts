/** How long requests took: all of them counted, the latest remembered. */
export interface Latencies {
  took(milliseconds: number): void
  /** Of the latest; nothing before the first. */
  quantile(share: number): number | undefined
  count(): number
  sumMs(): number
}

const remembered = 1000

export function latencies(): Latencies {
  const latest: number[] = []
  let count = 0
  let sum = 0
  return {
    took: (milliseconds) => {
      latest[count % remembered] = milliseconds
      count += 1
      sum += milliseconds
    },
    quantile: (share) => {
      const sorted = latest.toSorted((a, b) => a - b)
      return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
    },
    count: () => count,
    sumMs: () => sum,
  }
}
