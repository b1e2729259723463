import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { AttributeSetting } from '#lib/model/attribute-value.ts'
import { decodeText } from '../encoding.ts'
import { loadConfiguration } from '../load/load-configuration.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const types = globSync('types/*.cf', { cwd: root }).map((path) => ({
  name: basename(path),
  text: read(path),
}))

/** Files that are unusual and load: file, then `line:column warning id` of all that is said about them. */
const expected = JSON.parse(read('lib/maincf/corpus/awkward/expected.json')) as Record<
  string,
  readonly string[]
>

const load = (name: string) => {
  const decoded = decodeText('main.cf', readFileSync(`${root}lib/maincf/corpus/awkward/${name}.cf`))
  const loaded = loadConfiguration([{ name: 'main.cf', text: decoded.text }, ...types])
  const own = loaded.problems.filter(({ file }) => file === 'main.cf')
  return { ...loaded, own: decoded.problem ? [decoded.problem, ...own] : own }
}

const loaded = (name: string) => load(name).configuration ?? expect.fail(`${name} does not load`)

/** Attributes of a resource or group of a file, by name. */
const settings = (owner: { readonly attributes: object } | undefined) =>
  (owner?.attributes ?? {}) as Readonly<Record<string, AttributeSetting>>
const records = (name: string) => loaded(name) as unknown as Record<string, Record<string, never>>

describe('awkward files load, with at most a warning', () => {
  it('are all listed', () => {
    const found = globSync('lib/maincf/corpus/awkward/*.cf', { cwd: root }).map((path) =>
      basename(path, '.cf'),
    )
    expect(found.toSorted()).toEqual(Object.keys(expected).toSorted())
    expect(Object.values(expected).flat().join()).not.toContain('error')
  })

  it.each(Object.keys(expected))('%s', (name) => {
    const { own, configuration } = load(name)
    const found = own.map(({ line, column, severity, id }) => `${line}:${column} ${severity} ${id}`)
    expect(found).toEqual(expected[name])
    expect(configuration).not.toBeNull()
  })
})

describe('and mean what their writers meant', () => {
  it('a list without its "=" is the value', () => {
    expect(records('list-without-equals')['types']?.['T']).toMatchObject({
      argList: ['A', 'B'],
      declarations: { B: { default: { entries: [['k', 'v']] } } },
    })
  })

  it('a rule for names is kept as it is written', () => {
    const ruleOf = (name: string) =>
      (records(name)['types']?.['T'] as { readonly statics: { readonly NameRule: unknown } } | undefined)
        ?.statics.NameRule
    expect(ruleOf('name-rule-empty')).toEqual({ kind: 'scalar', text: '' })
    expect(ruleOf('name-rule-of-attribute')).toEqual({ kind: 'scalar', text: 'resource.A' })
    expect(ruleOf('name-rule-sum')).toEqual({ kind: 'scalar', text: 'IP_ + resource.A + "_x"' })
  })

  it('a declaration with "=" and no value has no default', () => {
    expect(records('declaration-without-value')['types']?.['T']).toMatchObject({
      declarations: { B: { default: null }, C: { dimension: 'keylist' }, D: { dimension: 'association' } },
    })
  })

  it('a type on one line has all its attributes', () => {
    const { types, resources } = records('type-on-one-line')
    expect(
      Object.keys((types?.['T'] as { readonly declarations: object } | undefined)?.declarations ?? {}),
    ).toEqual(['A', 'B', 'C', 'D'])
    expect(settings(resources?.['t'])['B']?.everywhere).toEqual({ kind: 'scalar', text: '3' })
  })

  it('an attribute may be called like its type', () => {
    const { resources } = records('attribute-named-like-its-type')
    expect(settings(resources?.['Store1'])['Store']?.everywhere).toEqual({ kind: 'scalar', text: '/store' })
  })

  it('names with "-" or a digit first are links and local values too', () => {
    expect(records('names-with-dash')['resources']?.['up-1']).toMatchObject({ children: ['up-2'] })
    const { resources } = records('names-with-leading-digit')
    expect(resources?.['4up']).toMatchObject({ children: ['up'] })
    expect(settings(resources?.['up'])['Enabled']?.bySystem).toEqual({ '2a': { kind: 'scalar', text: '0' } })
  })

  it('Latin-1 letters are read', () => {
    const { groups } = records('latin-1')
    expect(settings(groups?.['mail'])['GroupOwner']?.everywhere).toEqual({
      kind: 'scalar',
      text: 'Jörg Müller',
    })
  })

  it('both spellings of a local value say the same', () => {
    const { resources } = records('local-values')
    expect(settings(resources?.['n'])['Device']?.bySystem).toEqual({
      sysA: { kind: 'scalar', text: 'eth0' },
      sysB: { kind: 'scalar', text: 'eth1' },
    })
  })

  it('systems without a number are numbered as they stand', () => {
    const { groups } = records('implicit-priorities')
    expect(groups?.['mail']).toMatchObject({
      systemList: [
        { system: 'sysB', priority: 0 },
        { system: 'sysA', priority: 1 },
      ],
    })
    expect(groups?.['web']).toMatchObject({
      systemList: [
        { system: 'sysB', priority: 1 },
        { system: 'sysA', priority: 5 },
      ],
    })
  })

  it('every link of groups is there', () => {
    const links = Object.values(loaded('group-links').groups).flatMap(({ requires }) => requires)
    expect(
      links.map(({ category, location, rigidity }) => `${category} ${location} ${rigidity}`),
    ).toHaveLength(10)
    expect(links.at(-1)).toMatchObject({ parent: 'bound', child: 'twin', rigidity: 'hard' })
  })

  it('remote clusters and heartbeats are kept', () => {
    const { remoteClusters, heartbeats } = loaded('global-cluster')
    expect(settings(remoteClusters?.['far'])['ClusterAddress']?.everywhere).toMatchObject({
      text: '10.9.0.1',
    })
    expect(settings(heartbeats?.['Icmp'])['Arguments']?.bySystem).toEqual({
      far: { kind: 'vector', items: ['10.9.0.1'] },
    })
  })

  it('escapes are two, and all other signs stand for themselves', () => {
    const { resources } = records('escapes')
    expect(settings(resources?.['p'])['Arguments']?.everywhere).toEqual({
      kind: 'scalar',
      text: '-x "a b" \\ c\\d { } ( ) = , ; @ // #',
    })
  })
})
