import { describe, expect, it } from 'vitest'
import type { Intent } from '#lib/planner/intent.ts'
import {
  a,
  b,
  expected,
  disable,
  faultedOnA,
  freezeGroup,
  freezeSystem,
  g,
  started,
  waiting,
  type Row,
  outcomeOf,
} from './row.ts'

const flush: Intent = { kind: 'group.flush', group: g, system: a, force: true }

/** Manual operations, care of groups: every row of the table and every precondition in it. vcs-semantics §4.5. */
const careRows: readonly Row[] = [
  {
    when: 'clear group: nothing is faulted',
    intent: { kind: 'group.clear', group: g, system: 'all' },
    against: ['resource-not-faulted'],
  },
  {
    when: 'clear group: something is',
    prepare: faultedOnA,
    intent: { kind: 'group.clear', group: g, system: a },
    against: [],
  },
  { when: 'flush: nothing waits', of: started, intent: flush, against: ['nothing-to-do'] },
  {
    when: 'flush: waits for an administrator',
    of: { ...started, attributes: { ManageFaults: 'NONE' } },
    prepare: waiting,
    intent: flush,
    against: ['group-has-admin-wait', 'nothing-to-do'],
  },
  {
    when: 'freeze: frozen the other way already (40200)',
    prepare: freezeGroup,
    intent: { kind: 'group.freeze', group: g, reason: '', persistent: true },
    against: ['group-already-frozen'],
  },
  {
    when: 'unfreeze: not frozen (40201)',
    intent: { kind: 'group.unfreeze', group: g },
    against: ['group-not-frozen'],
  },
  {
    when: 'freeze system: frozen already (40207)',
    prepare: freezeSystem(),
    intent: { kind: 'system.freeze', system: a, reason: '' },
    against: ['system-already-frozen'],
  },
  {
    when: 'unfreeze system: not frozen (40204)',
    intent: { kind: 'system.unfreeze', system: a },
    against: ['system-not-frozen'],
  },
  {
    when: 'disable: disabled there already',
    prepare: disable(),
    intent: { kind: 'group.disable', group: g, system: b },
    against: ['nothing-to-do'],
  },
  {
    when: 'autoenable: not autodisabled',
    intent: { kind: 'group.autoenable', group: g, system: a },
    against: ['group-not-autodisabled'],
  },
  {
    when: 'autoenable: the system is silent',
    prepare: (it) => void it.silence('a'),
    intent: { kind: 'group.autoenable', group: g, system: a },
    against: ['system-unknown'],
  },
]

describe('manual operations: care of groups', () => {
  it.each(careRows)('$when', (row) => expect(outcomeOf(row)).toEqual(expected(row)))
})
