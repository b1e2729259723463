import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'

const unknown = (kind: string, name: string): Reason => ({
  code: 'unknown-object',
  text: `There is no ${kind} named ${name}.`,
})

/** Names in the intent nobody has declared, and systems outside the group's SystemList. */
export function unknownObjects(state: ClusterState, intent: Intent): Reason[] {
  if (intent.kind === 'operation.cancel') {
    return state.operations[intent.operation] ? [] : [unknown('operation', String(intent.operation))]
  }
  const group = 'group' in intent ? intent.group : groupOf(state, intent)
  const found: Reason[] = []
  if ('resource' in intent && !state.configuration.resources[intent.resource]) {
    found.push(unknown('resource', intent.resource))
  }
  if ('group' in intent && !state.groups[intent.group]) found.push(unknown('group', intent.group))
  const named = 'system' in intent ? intent.system : 'to' in intent ? intent.to : 'all'
  if (named === 'all' || named === 'any') return found
  if (!state.systems[named]) return [...found, unknown('system', named)]
  if (group && state.groups[group] && !state.groups[group].places[named]) {
    const text = `System ${named} is not in the SystemList of group ${group}.`
    found.push({ code: 'system-not-in-list', text })
  }
  return found
}

const groupOf = (state: ClusterState, intent: Intent) =>
  'resource' in intent ? state.configuration.resources[intent.resource]?.group : undefined
