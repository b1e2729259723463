import { expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { step } from './step.ts'
import { cluster } from './testing/cluster-builder.ts'
import { World } from './testing/world.ts'

it('what is noted becomes a line of the log, and nothing follows from it', () => {
  const { state, now } = new World(cluster({ g: { systems: ['a'], resources: { web: [] } } })).connect('a')
  const line = { severity: 'WARNING', message: 90_401, text: 'Mail does not flow.' } as const
  const after = step(state, {
    at: now,
    kind: 'noted',
    group: groupName('g'),
    system: systemName('gone'),
    ...line,
  })
  expect(after.decisions).toMatchObject([
    { ...line, id: `event:${state.revision + 1}`, cause: null, group: 'g', system: null },
  ])
  expect(after.effects).toEqual([])
  expect(after.state).toEqual({ ...state, revision: state.revision + 1 })
})
