import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadConfiguration, loadTypes } from '../load/load-configuration.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const guide = (name: string): string => read(`lib/maincf/corpus/guides/${name}.cf`)
const types = globSync('types/*.cf', { cwd: root }).map((path) => ({
  name: basename(path),
  text: read(path),
}))

/** A fragment of resources, inside the least that makes it a main.cf. */
const inGroup = (text: string): string =>
  `${types.map(({ name }) => `include "${name}"\n`).join('')}
cluster mail (
)
system mars
group messaging (
SystemList = { mars }
)
${text}`

/** main.cf, and all that is to be said of it. */
const whole = {
  '000-sample-configuration': {
    text: inGroup(guide('000-sample-configuration')),
    resources: 7,
    said: ['warning known-slip', 'warning known-slip', 'warning known-slip'],
  },
  '000-removed-types': { text: guide('000-removed-types'), resources: 0, said: [] },
  '001-mail-group': { text: guide('001-mail-group'), resources: 6, said: [] },
}

describe('what the guides print', () => {
  it.each(Object.entries(whole))('%s loads unchanged', (_name, { text, resources, said }) => {
    const { configuration, problems } = loadConfiguration([
      { name: 'main.cf', text },
      { name: 'MsgSrvTypes.cf', text: guide('001-MsgSrvTypes') },
      ...types,
    ])
    expect(Object.keys(configuration?.resources ?? {})).toHaveLength(resources)
    expect(configuration).not.toBeNull()
    expect(problems.map(({ severity, id }) => `${severity} ${id}`)).toEqual(said)
  })

  it.each([
    ['000-type-definitions', ['SunJESMsg', 'SunJESAdm', 'SunJESLDAP'], ['39:9 warning known-slip']],
    ['001-MsgSrvTypes', ['MsgSrv'], []],
  ])('%s declares its types unchanged', (name, declared, said) => {
    const { types: found, problems } = loadTypes({ name: `${name}.cf`, text: guide(name) })
    expect(found?.map((type) => type.name)).toEqual(declared)
    expect(problems.map(({ line, column, severity, id }) => `${line}:${column} ${severity} ${id}`)).toEqual(
      said,
    )
  })

  it('is all there', () => {
    const files = globSync('lib/maincf/corpus/guides/*.cf', { cwd: root }).map((path) =>
      basename(path, '.cf'),
    )
    const looked = [...Object.keys(whole), '000-type-definitions', '001-MsgSrvTypes']
    expect(files.toSorted()).toEqual(looked.toSorted())
  })
})
