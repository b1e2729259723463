import { namesOf } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { ApiDependencies } from '../api-env.ts'
import type { TypePreview } from './type-preview.ts'

/** Where the agents of a type are: on a system that answers the suite is complete, of the others nothing is known. */
export type AgentPlaces = {
  readonly type: string
  readonly inSuite: boolean
  readonly systems: Readonly<Record<string, boolean | null>>
}

/** For each added or changed type whether its agents are there to run its resources. */
export function agentsFor(
  { agentTypes }: Pick<ApiDependencies, 'agentTypes'>,
  { systems }: Pick<ClusterState, 'systems'>,
  { added, changed }: Pick<TypePreview, 'added' | 'changed'>,
): readonly AgentPlaces[] {
  return [...added, ...changed].map((type) => {
    const inSuite = agentTypes.has(type)
    const places = namesOf(systems).map((system) => {
      const answers = systems[system]?.contact.kind === 'connected'
      return [system, answers ? inSuite : null] as const
    })
    return { type, inSuite, systems: Object.fromEntries(places) }
  })
}
