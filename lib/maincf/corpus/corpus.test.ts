import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { scalar } from '#lib/model/attribute-value.ts'
import { setAttribute, type EditTarget } from '../edit/set-attribute.ts'
import { decodeText, encodeText } from '../encoding.ts'
import { formatText } from '../format/format-text.ts'
import { loadConfiguration } from '../load/load-configuration.ts'
import { parse } from '../parse.ts'
import { printConfiguration } from '../print/print-configuration.ts'
import { printTree, type Clause } from '../syntax/tree.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const files = globSync(['types/*.cf', 'examples/*/*.cf', 'scenarios/*/*.cf', 'lib/maincf/corpus/*/*.cf'], {
  cwd: root,
}).toSorted()
const bytesOf = (path: string): Uint8Array => readFileSync(root + path)
const textOf = (path: string): string => decodeText(path, bytesOf(path)).text

const types = globSync('types/*.cf', { cwd: root }).map((path) => ({
  name: basename(path),
  text: textOf(path),
}))

/** A file as main.cf, with the files beside it and those shipped. */
const load = (path: string, text: string) => {
  const beside = files
    .filter((other) => dirname(other) === dirname(path) && other !== path)
    .map((other) => ({ name: basename(other).replace(/^\d{3}-/, ''), text: textOf(other) }))
  return loadConfiguration([{ name: 'main.cf', text }, ...(beside.length < 10 ? beside : []), ...types])
}
/** Those that load as a main.cf, with their model. */
const sound = files.flatMap((path) => {
  const { configuration } = path.startsWith('types/') ? { configuration: null } : load(path, textOf(path))
  return configuration ? [{ path, configuration }] : []
})

vi.setConfig({ testTimeout: 120_000 })

describe('the whole corpus', () => {
  it('has at least 300 files', () => {
    expect(files.length).toBeGreaterThanOrEqual(300)
    expect(sound.length).toBeGreaterThanOrEqual(250)
  })

  it('comes back byte for byte', () => {
    for (const path of files) {
      const { text, encoding } = decodeText(path, bytesOf(path))
      expect(printTree(parse(path, text).tree) === text, path).toBe(true)
      expect(Buffer.from(encodeText(text, encoding) ?? []).equals(Buffer.from(bytesOf(path))), path).toBe(
        true,
      )
    }
  })

  it('is the same model after it was printed, and prints the same again', () => {
    for (const { path, configuration } of sound) {
      const printed = printConfiguration(configuration)
      const again = loadConfiguration(printed).configuration
      expect(again && sortedResources(again), path).toEqual(sortedResources(configuration))
      expect(again && printConfiguration(again), path).toEqual(printed)
    }
  })

  it('is formatted to the same model, and formatting twice changes nothing more', () => {
    for (const path of files) {
      const { text } = formatText(textOf(path))
      if (text === null) continue
      expect(formatText(text).text, path).toBe(text)
      const before = sound.find((one) => one.path === path)?.configuration
      const after = before && load(path, text).configuration
      expect(after && printConfiguration(after), path).toEqual(before && printConfiguration(before))
    }
  })

  it('loses no comment when it is formatted', () => {
    const commentsOf = (text: string) =>
      parse('main.cf', text)
        .tree.tokens.filter(({ kind, text }) => kind === 'comment' && /\w/.test(text) && !isOfTree(text))
        .map((token) => token.text.trimEnd())
        .toSorted()
    for (const path of files) {
      const { text } = formatText(textOf(path))
      if (text === null) continue
      const words = (comments: readonly string[]) => comments.join(' ').split(/\s+/).toSorted()
      expect(words(commentsOf(text)), path).toEqual(words(commentsOf(textOf(path))))
    }
  })

  it('keeps a dump as it is when it is formatted', () => {
    for (const { path, configuration } of sound) {
      for (const file of printConfiguration(configuration)) {
        expect(formatText(file.text).text, path).toBe(file.text)
      }
    }
  })

  it('changes in one line when one attribute is changed: each of every file, loaded or not', () => {
    let changed = 0
    for (const path of files) {
      const text = textOf(path)
      const { tree } = parse(path, text)
      const before = text.split('\n')
      for (const { target, attribute, system } of tree.clauses.flatMap(scalarsOf)) {
        const edited = setAttribute(tree, target, attribute, scalar('another value'), system)
        const lines = (edited ? printTree(edited) : '').split('\n')
        const differing = before.filter((line, index) => lines[index] !== line).length
        expect([lines.length, differing], `${path} ${target.name} ${attribute}`).toEqual([before.length, 1])
        changed += 1
      }
    }
    expect(changed).toBeGreaterThanOrEqual(1500)
  })
})

type Place = { readonly target: EditTarget; readonly attribute: string; readonly system: string | null }

/** Single values that are set in clusters, systems, groups and resources. */
const scalarsOf = (clause: Clause): Place[] => {
  const { kind } = clause
  if (kind !== 'cluster' && kind !== 'system' && kind !== 'group' && kind !== 'resource') return []
  const target = { kind, name: clause.name.text }
  const single = clause.assignments.filter(({ value }) => value.kind === 'scalar')
  return single.map(({ name, system }) => ({ target, attribute: name.text, system: system?.text ?? null }))
}

const isOfTree = (text: string): boolean => /^\/\/(?:\t| ?resource dependency tree)/.test(text)

/** A dump sorts resources by name, and their links with them. */
const sortedResources = (configuration: NonNullable<ReturnType<typeof load>['configuration']>) => ({
  ...configuration,
  groups: sorted<{ readonly resources: readonly string[] }, 'resources'>(configuration.groups, 'resources'),
  resources: sorted<{ readonly parents: readonly string[] }, 'parents'>(configuration.resources, 'parents'),
})

const sorted = <Thing extends Record<Key, readonly string[]>, Key extends string>(
  things: Readonly<Record<string, Thing>>,
  key: Key,
) =>
  Object.fromEntries(
    Object.entries(things).map(([name, thing]) => [name, { ...thing, [key]: thing[key].toSorted() }]),
  )
