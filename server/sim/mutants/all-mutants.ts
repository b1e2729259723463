import { agentMutants } from './agent-mutants.ts'
import { engineMutants } from './engine-mutants.ts'
import type { Mutant } from './mutant.ts'
import { placeMutants } from './place-mutants.ts'

/** At least one for every rule. */
export const allMutants: readonly Mutant[] = [...placeMutants, ...agentMutants, ...engineMutants]
