import { describe, expect, it } from 'vitest'
import {
  a,
  expected,
  disable,
  freezeGroup,
  freezeSystem,
  started,
  waiting,
  type Row,
  outcomeOf,
} from './row.ts'

/** Manual operations, systems and operations: every row of the table and every precondition in it. vcs-semantics §4.5. */
const systemRows: readonly Row[] = [
  {
    when: 'evacuate: nothing is against it',
    of: started,
    intent: { kind: 'system.evacuate', system: a },
    against: [],
  },
  {
    when: 'evacuate: nothing is there',
    intent: { kind: 'system.evacuate', system: a },
    against: ['nothing-to-do'],
  },
  {
    when: 'evacuate: frozen system, and the group finds no target',
    of: started,
    prepare: (it) => {
      freezeSystem()(it)
      disable()(it)
    },
    intent: { kind: 'system.evacuate', system: a },
    against: ['system-frozen', 'no-target'],
  },
  {
    when: 'stop: waits for an administrator',
    of: { ...started, attributes: { ManageFaults: 'NONE' } },
    prepare: waiting,
    intent: { kind: 'system.stop', system: a, mode: 'offline' },
    against: ['group-has-admin-wait'],
  },
  {
    when: 'stop: a frozen group runs there',
    of: started,
    prepare: freezeGroup,
    intent: { kind: 'system.stop', system: a, mode: 'evacuate' },
    against: ['group-frozen'],
  },
  {
    when: 'stop: a firm parent runs elsewhere',
    of: { ...started, systems: ['a', 'b'], autoStartList: ['a'] },
    others: {
      parent: {
        systems: ['b'],
        autoStartList: ['b'],
        resources: { top: [] },
        requires: { g: 'online global firm' },
      },
    },
    intent: { kind: 'system.stop', system: a, mode: 'offline' },
    against: ['parent-group-online'],
  },
  {
    when: 'stop leaving applications: nothing of that is against it (-force)',
    of: { ...started, attributes: { ManageFaults: 'NONE' } },
    prepare: waiting,
    intent: { kind: 'system.stop', system: a, mode: 'leave' },
    against: [],
  },
  {
    when: 'stop: silent',
    prepare: (it) => void it.silence('a'),
    intent: { kind: 'system.stop', system: a, mode: 'leave' },
    against: ['system-unknown'],
  },
  {
    when: 'start: not stopped',
    intent: { kind: 'system.start', system: a },
    against: ['nothing-to-do'],
  },
  {
    when: 'cancel: no such operation',
    intent: { kind: 'operation.cancel', operation: 99 },
    against: ['unknown-object'],
  },
]

describe('manual operations: systems and operations', () => {
  it.each(systemRows)('$when', (row) => expect(outcomeOf(row)).toEqual(expected(row)))
})
