/** Builders for tests: a day on the floor, told in the order it happened. */
export * from './testing-day.ts'
