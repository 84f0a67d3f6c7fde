/** All planted bugs. */
import { deviceMutants } from './device-mutants.ts'
import type { Mutant } from './mutant.ts'
import { serverMutants } from './server-mutants.ts'
import { wireMutants } from './wire-mutants.ts'

export const mutants: readonly Mutant[] = [...deviceMutants, ...wireMutants, ...serverMutants]
