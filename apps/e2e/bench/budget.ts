/** A bench that breaks its budget says so and ends with 1, so that `pnpm bench` fails. */
export function within(what: string, time: number, most: number): void {
  const isKept = time <= most
  console.log(`${isKept ? 'ok  ' : 'OVER'}  ${what}: ${Math.round(time)} ms of at most ${most} ms`)
  // Not a number is not within anything.
  if (!isKept) process.exitCode = 1
}

export function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
