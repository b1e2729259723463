import { describe, expect, it } from 'vitest'
import { clusterName, groupName, systemName } from '#lib/model/names.ts'
import type { GroupRuntime } from '#lib/model/runtime.ts'
import type { Change, ClusterSnapshot } from '#lib/wire/snapshot.ts'
import { receive } from './receive.ts'

const mail = groupName('mail')
const directory = groupName('directory')
const sysA = systemName('sysA')

const group = (frozenBy: string | null): GroupRuntime => ({
  frozen: frozenBy === null ? null : { kind: 'temporary', by: frozenBy, reason: '', since: 0 },
  move: null,
  autoStart: 'done',
  places: {},
})

const snapshot: ClusterSnapshot = {
  at: 1000,
  state: {
    revision: 7,
    configuration: {
      cluster: { name: clusterName('c'), attributes: {} },
      systems: {},
      types: {},
      groups: {},
      resources: {},
    },
    systems: {},
    groups: { [mail]: group(null), [directory]: group(null) },
    operations: {},
    nextOperation: 1,
    nextRun: 1,
  },
  facts: {},
  contacts: {},
}

const message = (event: string, data: unknown) => ({ event, id: null, data: JSON.stringify(data) })
const change = (revision: number, groups: Change['groups'] = {}): Change => ({
  revision,
  at: 2000,
  groups,
  decisions: [],
})

describe('receive', () => {
  it('applies the next change and keeps the identity of what it does not touch', () => {
    const received = receive(snapshot, message('change', change(8, { [mail]: group('kim') })))
    if (received.kind !== 'snapshot') throw new Error(received.kind)
    expect(received.snapshot.state.revision).toBe(8)
    expect(received.snapshot.state.groups[mail]?.frozen?.by).toBe('kim')
    expect(received.snapshot.state.groups[directory]).toBe(snapshot.state.groups[directory])
    expect(received.snapshot.state.configuration).toBe(snapshot.state.configuration)
  })

  it('changes nothing for a change it has already', () => {
    expect(receive(snapshot, message('change', change(7)))).toEqual({ kind: 'nothing' })
  })

  it('asks for the whole when a change is missing', () => {
    expect(receive(snapshot, message('change', change(9)))).toEqual({ kind: 'refetch' })
  })

  it('asks for the whole when the engine says so, or when its history is a shorter one', () => {
    expect(receive(snapshot, message('resync', { revision: 30 }))).toEqual({ kind: 'refetch' })
    expect(receive(snapshot, message('hello', { revision: 2, at: 5 }))).toEqual({ kind: 'refetch' })
  })

  it('lays facts and contacts over the old ones without a new revision', () => {
    const update = { at: 3000, facts: { 'ip@sysA': { at: 2990, exitCode: 110, durationMs: 4, output: '' } } }
    const received = receive(snapshot, message('facts', update))
    if (received.kind !== 'snapshot') throw new Error(received.kind)
    expect(received.snapshot.facts['ip@sysA']?.exitCode).toBe(110)
    expect(received.snapshot.state).toBe(snapshot.state)
    expect(received.at).toBe(3000)
  })

  it('hands on the decisions of a change', () => {
    const decision = {
      id: '8.0',
      at: 2000,
      cause: 'event:8',
      severity: 'NOTICE',
      message: 10298,
      text: 'Resource ip is online on sysA',
      group: mail,
      resource: null,
      system: sysA,
      operation: null,
    }
    const received = receive(snapshot, message('change', { ...change(8), decisions: [decision] }))
    expect(received.kind === 'snapshot' && received.decisions).toEqual([decision])
  })

  it('passes over events it does not know', () => {
    expect(receive(snapshot, message('poem', {}))).toEqual({ kind: 'nothing' })
  })
})
