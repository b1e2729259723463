import { describe, expect, it } from 'vitest'
import { resourceName } from '#lib/model/names.ts'
import type { GroupPlace, ResourceRuntime, SystemContact, SystemRuntime } from '#lib/model/runtime.ts'
import { resourceLabel } from './resource-label.ts'

const store = resourceName('store')

const online: ResourceRuntime = {
  state: 'ONLINE',
  flags: [],
  iState: 'not waiting',
  probed: true,
  confidence: 100,
  running: null,
  monitorRun: 1,
  wanted: null,
  counters: {
    tolerance: 0,
    restart: 0,
    onlineRetry: 0,
    monitorTimeout: 0,
    onlineWait: 0,
    offlineWait: 0,
    clean: 0,
  },
  cleaning: null,
  since: 0,
  cause: null,
}

const systemAt = (contact: SystemContact): SystemRuntime => ({
  state: 'RUNNING',
  contact,
  frozen: null,
  since: 0,
  cause: null,
})

const placeOf = (runtime: Partial<ResourceRuntime>, part: Partial<GroupPlace> = {}): GroupPlace => ({
  enabled: true,
  autoDisabled: false,
  intent: null,
  resources: { [store]: { ...online, ...runtime } },
  ...part,
})

const connected = systemAt({ kind: 'connected', since: 0 })
const stopped = systemAt({ kind: 'stopped', since: 0, by: 'kim', applications: 'running', answers: true })

describe('resourceLabel', () => {
  it('shows motion before the state, and a wait for a person before both', () => {
    const moving = { iState: 'waiting to go offline' } as const
    expect(resourceLabel(connected, placeOf({}), store).text).toBe('Online')
    expect(resourceLabel(connected, placeOf(moving), store).text).toBe('Going offline')
    expect(resourceLabel(connected, placeOf({ ...moving, flags: ['ADMIN WAIT'] }), store).shape).toBe('hand')
  })

  it('never shows what was last said by a system that is not watched', () => {
    const silent = systemAt({ kind: 'silent', since: 0, reason: 'lost', fencing: { kind: 'none' } })
    for (const system of [silent, stopped, undefined]) {
      expect(resourceLabel(system, placeOf({}), store).text).toBe('Unknown')
    }
  })

  it('shows what is certain of a system that is off, or was stopped when the group was down', () => {
    const down = systemAt({ kind: 'down', since: 0, confirmedBy: { kind: 'person', user: 'kim' } })
    expect(resourceLabel(down, placeOf({}), store).text).toBe('Offline, system down')
    expect(resourceLabel(stopped, placeOf({}, { stoppedDown: true }), store).text).toBe(
      'Offline, system stopped',
    )
  })
})
