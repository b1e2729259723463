import { groupStateOn } from '#lib/model/group-state.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import type { Hardware } from '#server/sim/hardware.ts'

/** The last lines of a transcript: what the engine believes, what became of operations, what truly runs. */
export function endState(state: ClusterState, hardware: Hardware): string[] {
  return [
    ...namesOf(state.systems).map((system) => systemLine(state, system)),
    ...namesOf(state.groups).flatMap((group) => groupLines(state, group)),
    ...Object.values(state.operations).map(
      ({ id, title, state: result, outcome }) =>
        `operation ${id}: ${title}: ${result}${outcome === null ? '' : ` (${outcome})`}`,
    ),
    ...namesOf(state.systems).map((system) => {
      const { powered, up } = hardware.machine(system)
      const running = [...up].toSorted().join(' ') || 'nothing'
      return `truly running on ${system}: ${powered ? running : 'nothing, it is powered off'}`
    }),
  ]
}

function systemLine(state: ClusterState, system: SystemName): string {
  const runtime = state.systems[system]
  if (!runtime) throw new Error(`no system ${system}`)
  const { contact } = runtime
  const by = contact.kind === 'down' ? ` (${confirmation(contact.confirmedBy)})` : ''
  return `system ${system}: ${runtime.state}, ${contact.kind}${by}${runtime.frozen ? ', frozen' : ''}`
}

const confirmation = (by: { kind: 'fence'; device: string } | { kind: 'person'; user: string }): string =>
  by.kind === 'fence' ? `fenced by ${by.device}` : `confirmed by ${by.user}`

function groupLines(state: ClusterState, group: GroupName): string[] {
  const runtime = state.groups[group]
  if (!runtime) throw new Error(`no group ${group}`)
  const places = namesOf(runtime.places).flatMap((system) => {
    const place = runtime.places[system]
    if (!place) return []
    const marks = [
      ...(place.enabled ? [] : ['disabled']),
      ...(place.autoDisabled ? ['autodisabled'] : []),
      ...(place.intent ? [`intent ${place.intent.kind}`] : []),
    ]
    const resources = namesOf(place.resources).flatMap((name) => {
      const text = resourceText(place.resources[name])
      return text === null ? [] : [`  ${name} on ${system}: ${text}`]
    })
    const tokens = groupStateOn(state, group, system).join('|')
    return [`  on ${system}: ${[tokens, ...marks].join(', ')}`, ...resources]
  })
  const marks = [
    ...(runtime.frozen ? ['frozen'] : []),
    ...(runtime.move ? [`${runtime.move.kind} under way`] : []),
  ]
  return [`group ${[group, ...marks].join(', ')}`, ...places]
}

/** What is out of the ordinary about a resource; null when nothing is. */
function resourceText(resource: ResourceRuntime | undefined): string | null {
  if (!resource) return null
  const words = [
    [resource.state, ...resource.flags].join('|'),
    ...(resource.iState === 'not waiting' ? [] : [resource.iState]),
  ]
  const ordinary = words.length === 1 && (words[0] === 'ONLINE' || words[0] === 'OFFLINE')
  return ordinary ? null : words.join(', ')
}
