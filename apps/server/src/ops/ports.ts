/** What only the machine can give: time and randomness. `main.ts` passes the real ones, a test its own. */
import type { Instant } from '@milepost/domain'

export type Clock = () => Instant
export type Randomness = (bytes: number) => Uint8Array
