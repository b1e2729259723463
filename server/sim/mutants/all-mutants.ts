import { agentMutants } from './agent-mutants.ts'
import { engineMutants } from './engine-mutants.ts'
import { groupMutants } from './group-mutants.ts'
import { lastingMutants } from './lasting-mutants.ts'
import type { Mutant } from './mutant.ts'
import { placeMutants } from './place-mutants.ts'
import { silenceMutants } from './silence-mutants.ts'

/** Every deliberate mistake of the engine; at least one for every rule. */
export const allMutants: readonly Mutant[] = [
  ...silenceMutants,
  ...placeMutants,
  ...agentMutants,
  ...groupMutants,
  ...engineMutants,
  ...lastingMutants,
]
