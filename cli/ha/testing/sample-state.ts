import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, GroupPlace, ResourceRuntime, SystemRuntime } from '#lib/model/runtime.ts'
import { initialState } from '#lib/policy/initial-state.ts'

const mainCf = `
cluster sample (
	UserNames = { admin = hidden, eve = hidden }
	Administrators = { admin }
	)

system sysA (
	)

system sysB (
	)

type Disk (
	static str ArgList[] = { Path }
	static str Operations = None
	str Path
	)

type Mail (
	static str ArgList[] = { Host, Ports, AdminPasswd }
	static int RestartLimit = 2
	str Host
	int Ports{}
	str AdminPasswd
	)

group MAIL (
	SystemList = { sysA = 0, sysB = 1 }
	AutoStartList = { sysA }
	Operators = { eve }
	)

	Disk store_disk (
		Path = "/dev/store"
		)

	Mail msg_imap (
		Host = "10.10.10.10"
		Ports = { imap = 143, pop = 110 }
		AdminPasswd = hidden
		RestartLimit = 1
		)

	requires group LDAP online global soft
	msg_imap requires store_disk

group LDAP (
	SystemList = { sysA = 0, sysB = 1 }
	)

	Mail ldap (
		Host @sysA = "10.10.10.1"
		Host @sysB = "10.10.10.2"
		)
`

/** MAIL and LDAP, both online on sysA and offline on sysB; everything has been probed. */
export function sampleState(): ClusterState {
  const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text: mainCf }])
  if (!configuration) throw new Error(problems.map(({ message }) => message).join('\n'))
  let state = initialState(configuration, 0)
  for (const system of namesOf(configuration.systems))
    state = withSystem(state, system, { state: 'RUNNING', contact: { kind: 'connected', since: 0 } })
  for (const group of namesOf(configuration.groups)) {
    for (const system of namesOf(configuration.systems)) {
      state = withPlace(state, group, system, { autoDisabled: false })
      for (const resource of configuration.groups[group]?.resources ?? []) {
        const up = system === 'sysA' || resource === 'store_disk'
        state = withResource(state, resource, system, {
          state: up ? 'ONLINE' : 'OFFLINE',
          probed: true,
          confidence: up ? 100 : 0,
        })
      }
    }
  }
  return state
}

export function withSystem(state: ClusterState, name: string, change: Partial<SystemRuntime>): ClusterState {
  const system = state.systems[name as SystemName]
  if (!system) throw new Error(`no system ${name}`)
  return { ...state, systems: { ...state.systems, [name]: { ...system, ...change } } }
}

export function withPlace(
  state: ClusterState,
  group: string,
  system: string,
  change: Partial<GroupPlace>,
): ClusterState {
  const found = state.groups[group as GroupName]
  const place = found?.places[system as SystemName]
  if (!found || !place) throw new Error(`${group} has no place on ${system}`)
  const places = { ...found.places, [system]: { ...place, ...change } }
  return { ...state, groups: { ...state.groups, [group]: { ...found, places } } }
}

export function withResource(
  state: ClusterState,
  resource: string,
  system: string,
  change: Partial<ResourceRuntime>,
): ClusterState {
  const group = Object.values(state.configuration.resources).find(({ name }) => name === resource)?.group
  const resources = group && state.groups[group]?.places[system as SystemName]?.resources
  const found = Object.entries<ResourceRuntime>(resources ?? {}).find(([name]) => name === resource)?.[1]
  if (!group || !found) throw new Error(`no ${resource} on ${system}`)
  return withPlace(state, group, system, { resources: { ...resources, [resource]: { ...found, ...change } } })
}
