import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, GroupPlace, ResourceRuntime } from '#lib/model/runtime.ts'
import { isEnabled } from '../facts.ts'

/** What is still under way, each with the words for it; empty when everything is at rest or waits for a person. */
export function unrestOf(state: ClusterState): string[] {
  return namesOf(state.groups).flatMap((group) => {
    const runtime = state.groups[group]
    if (!runtime) return []
    const { move, places } = runtime
    if (waitsForPerson(state, group)) return []
    const found = namesOf(places).flatMap((system) => {
      const place = places[system]
      if (!place || state.systems[system]?.contact.kind !== 'connected') return []
      return ofPlace(place).map((what) => `${group} on ${system}: ${what}`)
    })
    return move ? [...found, `${group}: ${move.kind} to ${move.to ?? 'somewhere'}`] : found
  })
}

/** It asks a person itself, or a group it requires, directly or by another one, does. */
function waitsForPerson(state: ClusterState, group: GroupName): boolean {
  const { places } = state.groups[group] ?? { places: {} }
  if (asksPerson(state, places)) return true
  const { requires } = state.configuration.groups[group] ?? { requires: [] }
  return requires.some(({ child }) => waitsForPerson(state, child))
}

/** Some resource of it waits for an administrator, or nobody knows what a system that may run it does. */
const asksPerson = (state: ClusterState, places: Readonly<Record<SystemName, GroupPlace>>): boolean =>
  namesOf(places).some((system) => {
    const contact = state.systems[system]?.contact.kind
    if (contact === 'silent' || contact === 'never') return true
    const resources = places[system]?.resources ?? {}
    return namesOf<ResourceName>(resources).some((resource) => {
      const runtime = resources[resource]
      if (!runtime) return false
      const { flags, remembered, state: is } = runtime
      if (flags.includes('ADMIN WAIT') || flags.includes('UNABLE TO OFFLINE')) return true
      // Up when it was disabled: nobody watches it now, so only a person can say that it has stopped.
      return !isEnabled(state.configuration, resource, system) && (remembered === true || is === 'ONLINE')
    })
  })

function ofPlace({ intent, resources }: GroupPlace): string[] {
  const found = namesOf(resources).flatMap((name) => {
    const runtime = resources[name]
    const what = runtime ? motionOf(runtime) : null
    return what === null ? [] : [`${name} ${what}`]
  })
  return intent ? [...found, `intent ${intent.kind}`] : found
}

function motionOf({
  running,
  cleaning,
  iState,
  wanted,
  flags,
  probed,
  state,
}: ResourceRuntime): string | null {
  if (flags.includes('ADMIN WAIT') || flags.includes('UNABLE TO OFFLINE')) return null
  if (running) return `${running.entryPoint} under way`
  if (cleaning) return 'being cleaned'
  if (iState !== 'not waiting') return iState
  if (wanted) return `wanted ${wanted.kind}`
  if (flags.includes('RESTARTING')) return 'RESTARTING'
  return !probed && state !== 'FAULTED' && state === 'ONLINE' ? 'not probed' : null
}
