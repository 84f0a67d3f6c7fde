/** Builders for tests: a day on the floor as prose, random histories, and a log small enough to read. */
export * from './testing/day.ts'
export * from './testing/facts.ts'
export * from './testing/histories.ts'
export * from './testing/log.ts'
