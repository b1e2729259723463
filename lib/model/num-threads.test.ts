import { expect, test } from 'vitest'
import { scalar } from './attribute-value.ts'
import type { Configuration } from './configuration.ts'
import { clusterName, typeName } from './names.ts'
import { numThreadsOf } from './num-threads.ts'

const withThreads = (numThreads?: string): Configuration => {
  const name = typeName('Mount')
  const statics = numThreads === undefined ? {} : { NumThreads: scalar(numThreads) }
  const type = { name, argList: [], declarations: {}, statics, sourceFile: 'types.cf' }
  return {
    cluster: { name: clusterName('mail'), attributes: {} },
    systems: {},
    types: { [name]: type },
    groups: {},
    resources: {},
  }
}

test('NumThreads is 10 unless the type says otherwise, and always from 1 to 30', () => {
  expect(numThreadsOf(withThreads(), 'Mount')).toBe(10)
  expect(numThreadsOf(withThreads('1'), 'Mount')).toBe(1)
  expect(numThreadsOf(withThreads('0'), 'Mount')).toBe(1)
  expect(numThreadsOf(withThreads('99'), 'Mount')).toBe(30)
})

test('a type nobody has declared has no limit of its own', () => {
  expect(numThreadsOf(withThreads(), 'Nothing')).toBe(Infinity)
})
