import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { exited, World } from '../../testing/world.ts'

/** Two services on a core, the core on its file system; all online on a. */
function world(resourceAttributes: Readonly<Record<string, Values>> = {}): World {
  const made = new World(
    cluster({
      g: {
        systems: ['a', 'b'],
        autoStartList: ['a'],
        resources: { imap: ['core'], smtp: ['core'], core: ['mount'], mount: [] },
        resourceAttributes,
      },
    }),
  )
    .connect('a', 'b')
    .pass(60)
  made.begun.length = 0
  return made
}

const offlines = ({ begun }: World): string[] => begun.filter((run) => run.startsWith('offline'))

describe('what lies below a fault goes offline after all that stands above it (§4.2 step 5)', () => {
  it('though the parent between them is down already', () => {
    const made = world()
    made.durationMs = ({ resource, entryPoint }) =>
      resource === 'smtp' && entryPoint === 'offline' ? 200_000 : 1000
    made.kill('core@a').pass(120)
    expect(offlines(made)).toEqual(['offline imap@a', 'offline smtp@a'])
    made.pass(300)
    expect(offlines(made)).toEqual(['offline imap@a', 'offline smtp@a', 'offline mount@a'])
    expect(made.groupState('g', 'b')).toBe('ONLINE')
  })

  it('and never under one that cannot be stopped', () => {
    const made = world()
    made.behave('offline smtp@a', 'doesNothing').behave('clean smtp@a', exited(1))
    made.kill('core@a').pass(1000)
    expect(offlines(made)).toEqual(['offline imap@a', 'offline smtp@a'])
    expect(made.groupState('g', 'b')).toBe('OFFLINE')
  })

  it('which the plan of taking it offline says too', () => {
    const made = world({ core: { FaultPropagation: 0 } })
    made.kill('core@a').pass(100)
    expect(made.resource('core@a').state).toBe('FAULTED')
    const { steps } = planIntent(made.state, {
      kind: 'group.offline',
      group: groupName('g'),
      system: systemName('a'),
    })
    expect(steps.map(({ resource, after }) => [resource, after])).toEqual([
      ['imap', []],
      ['smtp', []],
      ['mount', [1, 2]],
    ])
  })
})
