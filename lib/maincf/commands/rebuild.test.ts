import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Configuration } from '#lib/model/configuration.ts'
import { decodeText } from '../encoding.ts'
import { loadConfiguration } from '../load/load-configuration.ts'
import { meaningOf } from '../testing/meaning-of.ts'
import { commandOfEdit } from './command-of-edit.ts'
import { editOfCommand, isEdit } from './edit-of-command.ts'
import { configurationOfEdits, editsOfConfiguration } from './edits-of-configuration.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const filesLike = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((path) => ({
    name: basename(path),
    text: decodeText(path, readFileSync(root + path)).text,
  }))
const typeFiles = filesLike('types/*.cf')

/** main.cf of a folder with its own type files and the shipped ones it includes. */
const configurationIn = (folder: string): Configuration | null => {
  const own = filesLike(`${folder}/*.cf`)
  const names = new Set(own.map(({ name }) => name))
  return loadConfiguration([...own, ...typeFiles.filter(({ name }) => !names.has(name))]).configuration
}

const rebuilt = (configuration: Configuration): Configuration | null => {
  const edits = editsOfConfiguration(configuration)
    .map((edit) => editOfCommand(commandOfEdit(edit)))
    .filter(isEdit)
  const { files, refusals } = configurationOfEdits(edits)
  expect(refusals).toEqual([])
  return loadConfiguration(files).configuration
}

const folders = globSync('{examples,scenarios}/*/main.cf', { cwd: root }).map((path) => dirname(path))

describe('a configuration as commands, on an empty cluster, is the same configuration', () => {
  it('looks at enough of them', () => {
    expect(folders.length).toBeGreaterThan(100)
  })

  it.each(folders)('%s', (folder) => {
    const configuration = configurationIn(folder)
    expect(configuration).not.toBeNull()
    if (configuration) expect(rebuilt(configuration)).toEqual(configuration)
  })
})

/** No command of a cluster declares a remote cluster or a heartbeat. */
const beyondCommands = ['global-cluster']
const guideTypes = { ...filesLike('lib/maincf/corpus/guides/001-MsgSrvTypes.cf')[0], name: 'MsgSrvTypes.cf' }
const odd = globSync(['lib/maincf/corpus/awkward/*.cf', 'lib/maincf/corpus/guides/*.cf'], { cwd: root })
  .filter((path) => !beyondCommands.includes(basename(path, '.cf')))
  .flatMap((path) => {
    const [main] = filesLike(path)
    const files = [{ name: 'main.cf', text: main?.text ?? '' }, { text: '', ...guideTypes }, ...typeFiles]
    const { configuration } = loadConfiguration(files)
    return configuration ? [{ path, configuration }] : []
  })

describe('an awkward file as commands, on an empty cluster, says the same as that file', () => {
  it('looks at enough of them', () => {
    expect(odd.length).toBeGreaterThan(30)
  })

  it.each(odd)('$path', ({ configuration }) => {
    const again = rebuilt(configuration) ?? expect.fail('the commands build nothing that loads')
    expect(meaningOf(again)).toEqual(meaningOf(configuration))
  })
})
