import { describe, expect, it } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { GroupSketch } from '../../testing/cluster-builder.ts'
import { exited } from '../../testing/world.ts'
import {
  a,
  b,
  expected,
  disable,
  faultedOnA,
  freezeGroup,
  freezeSystem,
  g,
  onlineA,
  plain,
  started,
  waiting,
  type Row,
  outcomeOf,
} from './row.ts'

const online: Intent = { kind: 'group.online', group: g, system: b }
const offline: Intent = { kind: 'group.offline', group: g, system: a }
const toB: Intent = { kind: 'group.switch', group: g, to: b }

const parent = (words: string): Readonly<Record<string, GroupSketch>> => ({
  parent: {
    systems: ['a', 'b'],
    autoStartList: ['a', 'b'],
    resources: { top: [] },
    requires: { g: words },
  },
})

const child: Readonly<Record<string, GroupSketch>> = {
  child: { systems: ['a', 'b'], resources: { base: [] } },
}

/** Manual operations, groups: every row of the table and every precondition in it. vcs-semantics §4.5. */
const groupRows: readonly Row[] = [
  { when: 'online: nothing is against it', intent: online, against: [] },
  { when: 'online: the group is frozen', prepare: freezeGroup, intent: online, against: ['group-frozen'] },
  {
    when: 'online: the system is frozen',
    prepare: freezeSystem(b),
    intent: online,
    against: ['system-frozen'],
  },
  { when: 'online: disabled there', prepare: disable(), intent: online, against: ['group-disabled'] },
  {
    when: 'online: not probed there, so autodisabled',
    prepare: (it) => void it.behave('monitor web@b', exited(99, { kind: 'unknown' })).connect('b'),
    intent: online,
    against: ['group-autodisabled', 'group-not-probed'],
  },
  {
    when: 'online: active elsewhere',
    of: started,
    intent: online,
    against: ['group-active-elsewhere'],
  },
  {
    when: 'online: in transition elsewhere',
    prepare: (it) => void it.ask(onlineA),
    intent: online,
    against: ['group-in-transition', 'group-active-elsewhere'],
  },
  {
    when: 'online: faulted there',
    of: { ...plain, attributes: { AutoFailOver: 0 } },
    prepare: faultedOnA,
    intent: onlineA,
    against: ['group-faulted-there'],
  },
  {
    when: 'online: dependency not met',
    of: { ...plain, requires: { child: 'online global firm' } },
    others: child,
    intent: online,
    against: ['dependency-not-met'],
  },
  {
    when: 'online: ManualOps = 0',
    of: { ...plain, attributes: { ManualOps: 0 } },
    intent: online,
    against: ['manual-operations-off'],
  },
  { when: 'online: online already', of: started, intent: onlineA, against: ['group-already-online'] },
  {
    when: 'online: waits for an administrator',
    of: { ...started, attributes: { ManageFaults: 'NONE' } },
    prepare: waiting,
    intent: onlineA,
    against: ['group-has-admin-wait'],
  },
  {
    when: 'online anywhere: no system qualifies',
    prepare: (it) => {
      freezeSystem(a)(it)
      disable()(it)
    },
    intent: { ...online, system: 'any' },
    against: ['no-target'],
  },
  { when: 'offline: nothing is against it', of: started, intent: offline, against: [] },
  {
    when: 'offline: a firm parent is online',
    of: started,
    others: parent('online global firm'),
    intent: offline,
    against: ['parent-group-online'],
  },
  {
    when: 'offline: a soft parent does not forbid it',
    of: started,
    others: parent('online global soft'),
    intent: offline,
    against: [],
  },
  {
    when: 'offline: the group is frozen',
    of: started,
    prepare: freezeGroup,
    intent: offline,
    against: ['group-frozen'],
  },
  {
    when: 'offline: the system is frozen',
    of: started,
    prepare: freezeSystem(),
    intent: offline,
    against: ['system-frozen'],
  },
  {
    when: 'offline: waits for an administrator',
    of: { ...started, attributes: { ManageFaults: 'NONE' } },
    prepare: waiting,
    intent: offline,
    against: ['group-has-admin-wait'],
  },
  { when: 'offline: offline already', intent: offline, against: ['group-already-offline'] },
  { when: 'switch: nothing is against it', of: started, intent: toB, against: [] },
  { when: 'switch: active nowhere', intent: toB, against: ['group-not-active'] },
  {
    when: 'switch: there already',
    of: started,
    intent: { ...toB, to: a },
    against: ['group-already-there'],
  },
  {
    when: 'switch: the target is not in the SystemList',
    of: started,
    others: { other: { systems: ['c'], resources: { job: [] } } },
    intent: { ...toB, to: systemName('c') },
    against: ['system-not-in-list'],
  },
  {
    when: 'switch: a parallel group',
    of: { ...started, attributes: { Parallel: 1 } },
    intent: toB,
    against: ['group-parallel', 'group-already-there'],
  },
  { when: 'switch: frozen', of: started, prepare: freezeGroup, intent: toB, against: ['group-frozen'] },
  {
    when: 'switch: the system it is on is frozen',
    of: started,
    prepare: freezeSystem(),
    intent: toB,
    against: ['system-frozen'],
  },
  {
    when: 'switch: faulted on the target',
    of: { ...plain, autoStartList: ['b'] },
    prepare: (it) => {
      it.kill('web@b').pass(60)
    },
    intent: toB,
    against: ['group-faulted-there'],
  },
]

describe('manual operations: groups', () => {
  it.each(groupRows)('$when', (row) => expect(outcomeOf(row)).toEqual(expected(row)))
})
