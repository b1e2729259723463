import { expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { changesOf } from './changes-of.ts'

const types = 'type Daemon (\n\tstatic str ArgList[] = { Port }\n\tint Port\n)\n'
const load = (resources: string): Configuration => {
  const text = `include "types.cf"\ncluster c (\n\t)\nsystem sysA (\n\t)\ngroup Mail (\n\tSystemList = { sysA = 0 }\n\t)\n${resources}`
  const { configuration, problems } = loadConfiguration([
    { name: 'main.cf', text },
    { name: 'types.cf', text: types },
  ])
  if (!configuration) throw new Error(JSON.stringify(problems))
  return configuration
}
const daemon = (name: string, port: number) => `\tDaemon ${name} (\n\t\tPort = ${port}\n\t\t)\n`

it('names what comes, goes and says something else, and leaves links to the arrows', () => {
  const before = load(daemon('a', 1) + daemon('b', 2) + daemon('d', 4))
  const after = load(`${daemon('a', 1)}${daemon('b', 3)}${daemon('c', 5)}\ta requires b\n`)
  expect(changesOf(before, after)).toEqual({
    groups: {},
    resources: { b: 'changed', c: 'added', d: 'removed' },
    systems: {},
    types: {},
  })
})
