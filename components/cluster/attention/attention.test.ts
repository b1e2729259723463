import { describe, expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import type { ClusterState, Operation, ResourceRuntime, SystemContact } from '#lib/model/runtime.ts'
import { initialState } from '#lib/policy/initial-state.ts'
import { attentionOf } from './attention.ts'

const mainText = `
type FileOnOff (
	static str ArgList[] = { PathName }
	str PathName
)
cluster c ( )
system sysA ( )
system sysB ( )
group mail (
	SystemList = { sysA = 0, sysB = 1 }
)
	FileOnOff store (
		PathName = "/tmp/store"
	)
`

const mail = groupName('mail')
const store = resourceName('store')
const [sysA, sysB] = [systemName('sysA'), systemName('sysB')]

/** Both systems connected, the resource offline and probed on both. */
function calm(): ClusterState {
  const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text: mainText }])
  if (!configuration) throw new Error(problems.map((problem) => problem.message).join(' '))
  const connected: SystemContact = { kind: 'connected', since: 0 }
  const offline: Partial<ResourceRuntime> = { state: 'OFFLINE', probed: true }
  return [sysA, sysB].reduce(
    (state, system) => withResource(withContact(state, system, connected), system, offline),
    initialState(configuration, 0),
  )
}

function withContact(state: ClusterState, name: typeof sysA, contact: SystemContact): ClusterState {
  const runtime = state.systems[name]
  if (!runtime) throw new Error(name)
  return { ...state, systems: { ...state.systems, [name]: { ...runtime, state: 'RUNNING', contact } } }
}

function withResource(
  state: ClusterState,
  system: typeof sysA,
  part: Partial<ResourceRuntime>,
): ClusterState {
  const group = state.groups[mail]
  const place = group?.places[system]
  const runtime = place?.resources[store]
  if (!group || !place || !runtime) throw new Error(system)
  const resources = { ...place.resources, [store]: { ...runtime, ...part } }
  const places = { ...group.places, [system]: { ...place, resources } }
  return { ...state, groups: { ...state.groups, [mail]: { ...group, places } } }
}

const asking: Operation = {
  id: 7,
  requestId: 'r',
  user: 'kim',
  title: 'switch group mail',
  group: mail,
  state: 'ASKS',
  startedAt: 0,
  endedAt: null,
  outcome: 'sysA is silent.',
  steps: [],
  cause: 'event:1',
}

describe('attentionOf', () => {
  it('asks for nobody when all is calm', () => {
    expect(attentionOf(calm())).toEqual([])
  })

  it('names the faulted resource, leads to its group on that system, and knows where why begins', () => {
    const [item, ...rest] = attentionOf(withResource(calm(), sysA, { state: 'FAULTED', cause: '5.1' }))
    expect(rest).toEqual([])
    expect(item).toMatchObject({
      title: 'mail on sysA',
      text: 'faulted: store.',
      href: '/clusters/c/groups/mail?system=sysA',
      cause: '5.1',
    })
  })

  it('says of a silent system that nothing is known, and of a dead one who said so', () => {
    const silent: SystemContact = {
      kind: 'silent',
      since: 1,
      reason: 'connection lost',
      fencing: { kind: 'none' },
    }
    const down: SystemContact = { kind: 'down', since: 1, confirmedBy: { kind: 'person', user: 'kim' } }
    expect(attentionOf(withContact(calm(), sysB, silent))[0]?.text).toContain('What runs there is unknown.')
    expect(attentionOf(withContact(calm(), sysB, down))[0]?.text).toBe('is confirmed down by kim.')
  })

  it('says of a silent system that could not be fenced whose turn it is', () => {
    const silent: SystemContact = {
      kind: 'silent',
      since: 1,
      reason: 'connection lost',
      fencing: { kind: 'failed', at: 2, reason: 'no answer' },
    }
    expect(attentionOf(withContact(calm(), sysB, silent))[0]?.text).toContain('only a person can confirm')
  })

  it('puts a question of the engine before everything else', () => {
    const faulted = withResource(calm(), sysA, { state: 'FAULTED' })
    const items = attentionOf({ ...faulted, operations: { 7: asking } })
    expect(items.map(({ operation }) => operation)).toEqual([7, null])
  })

  it('shows a resource that could not be stopped', () => {
    const stuck = withResource(calm(), sysA, { state: 'ONLINE', flags: ['UNABLE TO OFFLINE'] })
    expect(attentionOf(stuck)[0]?.label.text).toBe('Unable to offline')
  })

  it('says why a resource waits for an administrator', () => {
    const waiting = withResource(calm(), sysA, { flags: ['ADMIN WAIT'], adminWait: 1 })
    expect(attentionOf(waiting)[0]?.text).toBe('store: its offline has ended, but it is still online.')
  })

  it('asks once what a whole operation asks for one of its parts', () => {
    const part: Operation = { ...asking, id: 8, partOf: 7 }
    const items = (whole: Operation) => attentionOf({ ...calm(), operations: { 7: whole, 8: part } })
    expect(items(asking).map(({ operation }) => operation)).toEqual([7])
    expect(items({ ...asking, state: 'RUNNING' }).map(({ operation }) => operation)).toEqual([8])
  })

  it('says of a stopped system by whom, and whether its applications run on', () => {
    const stopped = (applications: 'offline' | 'running'): SystemContact => ({
      kind: 'stopped',
      since: 1,
      by: 'kim',
      applications,
      answers: true,
    })
    const textOf = (contact: SystemContact) => attentionOf(withContact(calm(), sysB, contact))[0]?.text
    expect(textOf(stopped('offline'))).toBe('was stopped by kim; its groups were taken offline.')
    expect(textOf(stopped('running'))).toContain('is not watched')
  })

  it('names a group held back by a stopped system, and where why begins', () => {
    const { groups, ...state } = calm()
    const runtime = groups[mail]
    if (!runtime) throw new Error(mail)
    const move = { kind: 'failover', from: sysA, to: null, operation: null, cause: '9.1' } as const
    const held = { ...state, groups: { [mail]: { ...runtime, move: { ...move, heldBy: [sysA] } } } }
    expect(attentionOf(held)[0]).toMatchObject({ title: 'mail', cause: '9.1', label: { text: 'Held back' } })
  })

  it('puts what is frozen last, with its end', () => {
    const { groups, ...state } = withResource(calm(), sysA, { state: 'FAULTED' })
    const runtime = groups[mail]
    if (!runtime) throw new Error(mail)
    const frozen = { kind: 'temporary', by: 'kim', reason: 'disks', since: 0, until: 9000 } as const
    const items = attentionOf({ ...state, groups: { [mail]: { ...runtime, frozen } } })
    expect(items).toHaveLength(2)
    expect(items[1]).toMatchObject({ title: 'mail', text: 'is frozen by kim: disks.', until: 9000 })
  })
})
