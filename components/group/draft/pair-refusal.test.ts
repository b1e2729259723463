import { expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { pairRefusal } from './pair-refusal.ts'

const group = (name: string, links = '') => `group ${name} (\n\tSystemList = { sysA = 0 }\n\t)\n${links}`
const { configuration } = loadConfiguration([
  {
    name: 'main.cf',
    text: `cluster c (\n\t)\nsystem sysA (\n\t)\n${group('Web', '\trequires group Db online local firm\n')}${group('Db')}${group('Other')}`,
  },
])

it('lets two groups be linked that can be in any way, and says why others cannot', () => {
  if (!configuration) throw new Error('the sample has errors')
  expect(pairRefusal(configuration, 'Other', 'Db')).toBeNull()
  expect(pairRefusal(configuration, 'Db', 'Web')).toEqual(expect.any(String))
  expect(pairRefusal(configuration, 'Web', 'Web')).toEqual(expect.any(String))
})
