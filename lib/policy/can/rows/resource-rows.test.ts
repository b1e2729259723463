import { describe, expect, it } from 'vitest'
import { resourceName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { exited } from '../../testing/world.ts'
import {
  a,
  b,
  expected,
  faultedOnA,
  freezeGroup,
  g,
  plain,
  started,
  web,
  type Row,
  outcomeOf,
} from './row.ts'

const onlineWeb: Intent = { kind: 'resource.online', resource: web, system: a }
const offlineDisk: Intent = { kind: 'resource.offline', resource: resourceName('disk'), system: a }

/** Manual operations, resources: every row of the table and every precondition in it. vcs-semantics §4.5. */
const resourceRows: readonly Row[] = [
  { when: 'online resource: nothing is against it', intent: onlineWeb, against: [] },
  {
    when: 'online resource: the group is frozen',
    prepare: freezeGroup,
    intent: onlineWeb,
    against: ['group-frozen'],
  },
  {
    when: 'online resource: disabled',
    of: { ...plain, resourceAttributes: { ...plain.resourceAttributes, web: { Enabled: 0 } } },
    intent: onlineWeb,
    against: ['resource-disabled'],
  },
  {
    when: 'online resource: not probed',
    prepare: (it) => void it.behave('monitor web@a', exited(99, { kind: 'unknown' })).connect('a'),
    intent: onlineWeb,
    against: ['group-autodisabled', 'group-not-probed'],
  },
  {
    when: 'online resource: faulted',
    of: { ...plain, attributes: { AutoFailOver: 0 } },
    prepare: faultedOnA,
    intent: onlineWeb,
    against: ['resource-faulted'],
  },
  {
    when: 'online resource: persistent',
    intent: { ...onlineWeb, resource: resourceName('nic') },
    against: ['resource-persistent', 'resource-already-online'],
  },
  {
    when: 'online resource: its group is active elsewhere',
    of: started,
    intent: { ...onlineWeb, system: b },
    against: ['group-active-elsewhere'],
  },
  {
    when: 'offline resource: a parent is online',
    of: started,
    intent: offlineDisk,
    against: ['parent-online'],
  },
  {
    when: 'offline resource: persistent',
    of: started,
    intent: { ...offlineDisk, resource: resourceName('nic') },
    against: ['resource-persistent', 'parent-online'],
  },
  {
    when: 'offline resource: OnOnly',
    of: started,
    intent: { ...offlineDisk, resource: resourceName('kept') },
    against: ['resource-onoff-only'],
  },
  {
    when: 'clear resource: not faulted',
    intent: { kind: 'resource.clear', resource: web, system: 'all' },
    against: ['resource-not-faulted'],
  },
  {
    when: 'clear resource: persistent',
    prepare: (it) => void it.kill('nic@a').pass(400),
    intent: { kind: 'resource.clear', resource: resourceName('nic'), system: a },
    against: ['resource-persistent'],
  },
  {
    when: 'clear resource: its group is failing over',
    of: started,
    prepare: (it) => {
      it.durationMs = ({ entryPoint }) => (entryPoint === 'offline' ? 600_000 : 1000)
      it.kill('web@a').pass(100)
    },
    intent: { kind: 'resource.clear', resource: web, system: a },
    against: ['group-in-transition'],
  },
  {
    when: 'probe: nothing answers there',
    connected: ['a'],
    intent: { kind: 'group.probe', group: g, system: b },
    against: ['system-unknown'],
  },
  {
    when: 'probe resource: nothing answers there',
    connected: ['a'],
    intent: { kind: 'resource.probe', resource: web, system: b },
    against: ['system-unknown'],
  },
]

describe('manual operations: resources', () => {
  it.each(resourceRows)('$when', (row) => expect(outcomeOf(row)).toEqual(expected(row)))
})
