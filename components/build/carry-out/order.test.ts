import { expect, it } from 'vitest'
import { groupName } from '#lib/model/names.ts'
import { cluster } from '#lib/policy/testing/cluster-builder.ts'
import { dependencyOrder } from './order.ts'

const group = (requires: Readonly<Record<string, string>> = {}) => ({
  systems: ['a'],
  resources: {},
  requires,
})
const soft = 'online global soft'

it('puts each group behind those it requires, and leaves the others where they were', () => {
  const configuration = cluster({
    store: group({ directory: soft }),
    proxy: group({ store: soft }),
    other: group(),
    directory: group(),
  })
  const names = ['proxy', 'other', 'store', 'directory'].map(groupName)
  expect(dependencyOrder(configuration, names)).toEqual(['directory', 'store', 'proxy', 'other'])
})

it('has those groups only that were asked for', () => {
  const configuration = cluster({ store: group({ directory: soft }), directory: group() })
  expect(dependencyOrder(configuration, [groupName('store')])).toEqual(['store'])
})
