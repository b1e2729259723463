import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Configuration } from '#lib/model/configuration.ts'
import { loadConfiguration } from '../load/load-configuration.ts'
import { commandOfEdit } from './command-of-edit.ts'
import { editOfCommand, isEdit } from './edit-of-command.ts'
import { configurationOfEdits, editsOfConfiguration } from './edits-of-configuration.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const filesLike = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((path) => ({
    name: basename(path),
    text: readFileSync(root + path, 'utf8'),
  }))
const typeFiles = filesLike('types/*.cf')

/** main.cf of a folder with its own type files and the shipped ones it includes. */
const configurationIn = (folder: string): Configuration | null => {
  const own = filesLike(`${folder}/*.cf`)
  const names = new Set(own.map(({ name }) => name))
  return loadConfiguration([...own, ...typeFiles.filter(({ name }) => !names.has(name))]).configuration
}

const folders = globSync('{examples,scenarios}/*/main.cf', { cwd: root }).map((path) => dirname(path))

describe('a configuration as commands, on an empty cluster, is the same configuration', () => {
  it('looks at enough of them', () => {
    expect(folders.length).toBeGreaterThan(100)
  })

  it.each(folders)('%s', (folder) => {
    const configuration = configurationIn(folder)
    expect(configuration).not.toBeNull()
    if (!configuration) return
    const edits = editsOfConfiguration(configuration)
      .map((edit) => editOfCommand(commandOfEdit(edit)))
      .filter(isEdit)
    const { files, refusals } = configurationOfEdits(edits)
    expect(refusals).toEqual([])
    expect(loadConfiguration(files).configuration).toEqual(configuration)
  })
})
