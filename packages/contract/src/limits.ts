/** How much goes into one request. Apart from the schemas, so that a device knows it without loading them. */
export const maxEventsInBatch = 200
export const maxBatchBytes = 2 * 1024 * 1024
