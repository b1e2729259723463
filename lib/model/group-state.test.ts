import { describe, expect, it } from 'vitest'
import { groupStateOn, groupSummary, isActiveOn, isConfirmedDownOn } from './group-state.ts'
import { groupName, systemName, type SystemName } from './names.ts'
import type { ClusterState, ResourceRuntime, SystemContact } from './runtime.ts'

const web = groupName('web')
const a = systemName('a')
const b = systemName('b')

const type = (name: string, operations: string) => ({
  name,
  argList: [],
  declarations: {},
  statics: { Operations: { kind: 'scalar', text: operations } },
  sourceFile: 'types.cf',
})

const resource = (name: string, kind: string) => ({
  name,
  type: kind,
  group: web,
  attributes: {},
  children: [],
  parents: [],
})

const known = (patch: Partial<ResourceRuntime> = {}) => ({
  state: 'OFFLINE',
  flags: [],
  iState: 'not waiting',
  probed: true,
  running: null,
  cleaning: null,
  wanted: null,
  ...patch,
})

type Patches = Partial<Record<'site' | 'ip' | 'nic', Partial<ResourceRuntime>>>

const place = (patches: Patches, intent: 'online' | 'offline' | null) => ({
  enabled: true,
  autoDisabled: false,
  intent: intent === null ? null : { kind: intent, operation: null, cause: '1.1' },
  resources: {
    site: known(patches.site),
    ip: known(patches.ip),
    nic: known({ state: 'ONLINE', ...patches.nic }),
  },
})

const connected: SystemContact = { kind: 'connected', since: 0 }
const silent: SystemContact = { kind: 'silent', since: 0, reason: 'gone', fencing: { kind: 'none' } }
const down: SystemContact = { kind: 'down', since: 0, confirmedBy: { kind: 'person', user: 'ann' } }

/** Group web of site, ip and a persistent nic on systems a and b; nothing runs on b. */
const stateOf = (
  patches: Patches,
  contact: SystemContact = connected,
  intent: 'online' | 'offline' | null = null,
): ClusterState =>
  ({
    configuration: {
      types: { Service: type('Service', 'OnOff'), NIC: type('NIC', 'None') },
      groups: {
        web: {
          name: web,
          attributes: {},
          systemList: [
            { system: a, priority: 0 },
            { system: b, priority: 1 },
          ],
          resources: ['site', 'ip', 'nic'],
        },
      },
      resources: {
        site: resource('site', 'Service'),
        ip: resource('ip', 'Service'),
        nic: resource('nic', 'NIC'),
      },
    },
    systems: { a: { contact }, b: { contact: connected } },
    groups: { web: { frozen: null, move: null, places: { a: place(patches, intent), b: place({}, null) } } },
  }) as unknown as ClusterState

const up = { state: 'ONLINE' } as const
const on = (state: ClusterState, system: SystemName = a) => groupStateOn(state, web, system).join('|')

describe('state of a group on a system', () => {
  it('is what its resources are', () => {
    expect(on(stateOf({ site: up, ip: up }))).toBe('ONLINE')
    expect(on(stateOf({ ip: up }))).toBe('PARTIAL')
    expect(on(stateOf({}))).toBe('OFFLINE')
    expect(on(stateOf({ ip: up, site: { state: 'FAULTED' } }))).toBe('PARTIAL|FAULTED')
  })

  it('tells what is going on', () => {
    expect(on(stateOf({}, connected, 'online'))).toBe('OFFLINE|STARTING')
    expect(on(stateOf({ ip: up }, connected, 'offline'))).toBe('PARTIAL|STOPPING')
  })

  it('is UNKNOWN where nobody answers or has looked', () => {
    expect(on(stateOf({ site: up, ip: up }, silent))).toBe('UNKNOWN')
    expect(on(stateOf({}, { kind: 'never' }))).toBe('UNKNOWN')
    expect(on(stateOf({ site: { state: 'UNKNOWN', probed: false } }))).toBe('UNKNOWN')
    expect(on(stateOf({ ip: up, site: { state: 'UNKNOWN', probed: false } }))).toBe('PARTIAL')
    expect(on(stateOf({}, down))).toBe('OFFLINE')
  })
})

describe('confirmed down', () => {
  it('needs an answer about everything, or a named confirmation', () => {
    expect(isConfirmedDownOn(stateOf({}), web, a)).toBe(true)
    expect(isConfirmedDownOn(stateOf({ site: { state: 'FAULTED' } }), web, a)).toBe(true)
    expect(isConfirmedDownOn(stateOf({ site: up }, down), web, a)).toBe(true)
  })

  it.each([
    ['a silent system', {}, silent],
    ['one never reached', {}, { kind: 'never' } as const],
    ['an unprobed resource', { nic: { probed: false } }, connected],
    ['something online', { ip: up }, connected],
    ['something that could not be stopped', { ip: { flags: ['UNABLE TO OFFLINE'] } }, connected],
    ['an undecided monitor', { ip: { flags: ['STATE UNKNOWN'] } }, connected],
    ['a start under way', { ip: { running: { entryPoint: 'online', run: 1, since: 0 } } }, connected],
    ['a stop not confirmed', { ip: { iState: 'waiting to go offline' } }, connected],
  ] as [string, Patches, SystemContact][])('is not %s', (_name, patches, contact) => {
    expect(isConfirmedDownOn(stateOf(patches, contact), web, a)).toBe(false)
  })
})

describe('active and at a glance', () => {
  it('a persistent resource makes nothing active', () => {
    expect(isActiveOn(stateOf({}), web, a)).toBe(false)
    expect(isActiveOn(stateOf({ ip: { iState: 'waiting to go online' } }), web, a)).toBe(true)
  })

  it('sums up over all systems', () => {
    expect(groupSummary(stateOf({ ip: up }), web)).toEqual({
      state: 'PARTIAL',
      on: ['a'],
      startingOn: [],
      stoppingOn: [],
      faultedOn: [],
      unknownOn: [],
      resourcesOnline: 1,
      resourcesTotal: 2,
    })
    expect(groupSummary(stateOf({}, silent), web)).toMatchObject({ state: 'UNKNOWN', unknownOn: ['a'] })
  })
})
