/** All planted bugs. */
import { deviceMutants } from './device-mutants.ts'
import type { Mutant } from './mutant.ts'
import { rescueMutants } from './rescue-mutants.ts'
import { serverMutants } from './server-mutants.ts'
import { wireMutants } from './wire-mutants.ts'

export const mutants: readonly Mutant[] = [
  ...deviceMutants,
  ...rescueMutants,
  ...wireMutants,
  ...serverMutants,
]
