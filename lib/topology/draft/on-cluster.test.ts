import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '#lib/maincf/edit/apply-edits.ts'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { ConfigurationFile } from '#lib/maincf/load/includes.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { defaultAnswers, type Answers, type Topology } from '../build/answers.ts'
import { typeFileNames } from '../build/build.ts'
import { checkAnswers } from '../build/check-answers.ts'
import { buildOn } from './build-on.ts'
import { draftText } from './draft-text.ts'
import { directoryGroupsOf, startingAnswers, withSystemsOf } from './on-cluster.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8')
const typeFiles = typeFileNames({ topology: 'simple' }).map((name) => ({ name, text: read(`types/${name}`) }))

const load = (files: readonly ConfigurationFile[]): Configuration => {
  const { configuration, problems } = loadConfiguration(files)
  if (!configuration) throw new Error(JSON.stringify(problems[0]))
  return configuration
}
const exampleFiles = (name: string) => [
  { name: 'main.cf', text: read(`examples/${name}/main.cf`) },
  ...typeFiles,
]

/** A cluster as a new lab has it: types and systems, no group. */
const emptyFiles = (name: string, systems: readonly string[]): readonly ConfigurationFile[] => [
  {
    name: 'main.cf',
    text: [
      ...typeFiles.map((file) => `include "${file.name}"`),
      `cluster ${name} (\n\t)`,
      ...systems.map((system) => `system ${system} (\n\t)`),
    ].join('\n\n'),
  },
  ...typeFiles,
]

/** The examples have a password, which is nobody's default. */
const administrator = { user: 'admin', password: 'ambMemNmjMogBgcGd' }
const answersOn = (topology: Topology, base: Configuration, more: Partial<Answers> = {}): Answers =>
  withSystemsOf({ ...startingAnswers(topology, base), administrator, ...more }, base)

/** What a configuration means, whatever the order of its parts. */
const meaningOf = ({ cluster, systems, groups, resources }: Configuration) => ({
  cluster: cluster.name,
  systems: Object.keys(systems).toSorted(),
  groups: Object.fromEntries(
    Object.values(groups).map(
      ({ name, systemList, autoStartList, attributes, resources: members, requires }) => [
        name,
        { systemList, autoStartList, attributes, members: members.toSorted(), requires },
      ],
    ),
  ),
  resources: Object.fromEntries(
    Object.values(resources).map(({ name, type, group, attributes, children }) => [
      name,
      { type, group, attributes, children: children.toSorted() },
    ]),
  ),
})

describe('an empty cluster with the systems of an example', () => {
  it.each(['simple', 'midrange', 'enterprise'] as const)('becomes the example: %s', (name) => {
    const example = load(exampleFiles(name))
    const files = emptyFiles(name, Object.keys(example.systems))
    const base = load(files)
    const answers = answersOn(name, base)
    const { built, isThere, missingTypes } = buildOn(answers, base)
    if (built.kind === 'refused') throw new Error(JSON.stringify(built.problems))
    expect({ isThere, missingTypes }).toEqual({ isThere: false, missingTypes: [] })
    const applied = applyEdits(files, built.edits)
    expect(applied.refusals).toEqual([])
    expect(meaningOf(load(applied.files))).toEqual(meaningOf(example))
  })

  it.each(['simple', 'midrange', 'enterprise'] as const)('needs no word in the draft: %s', (name) => {
    const base = load(emptyFiles(name, ['sysA', 'standby']))
    expect(draftText(startingAnswers(name, base))).toBe(name)
  })
})

describe('systems nobody has named', () => {
  const systemsOf = (topology: Topology, names: readonly string[], more: Partial<Answers> = {}) => {
    const base = load(emptyFiles('c', names))
    const answers = answersOn(topology, base, more)
    expect(checkAnswers(answers, base)).toEqual([])
    return [answers.systems, answers.standbys]
  }
  it.each<[string, Topology, readonly string[], Partial<Answers>, readonly (readonly string[])[]]>([
    ['one carries, the last waits', 'simple', ['n1', 'n2'], {}, [['n1'], ['n2']]],
    ['who is called a standby waits', 'simple', ['spare1', 'n2'], {}, [['n2'], ['spare1']]],
    ['all carry in a symmetric pair', 'split', ['n1', 'n2'], {}, [['n1', 'n2'], []]],
    ['as many as there are', 'midrange', ['n1', 'n2', 'n3'], {}, [['n1', 'n2'], ['n3']]],
    ['no more than groups', 'simple', ['n1', 'n2', 'n3'], { model: 'n-plus-1' }, [['n1'], ['n3']]],
    ['a second one is new', 'simple', ['n1'], {}, [['n1'], ['standby']]],
    ['a second one of a pair is new', 'split', ['n1'], {}, [['n1', 'sysA'], []]],
    ['what was named stays', 'simple', ['n1', 'n2'], { systems: ['n2'] }, [['n2'], ['n1']]],
    ['as the one that waits', 'simple', ['n1', 'n2'], { standbys: ['n1'] }, [['n2'], ['n1']]],
  ])('%s', (_what, topology, names, more, expected) => {
    expect(systemsOf(topology, names, more)).toEqual(expected)
  })

  it('are the usual ones where the cluster has none', () => {
    const base = load(emptyFiles('c', []))
    expect(withSystemsOf(defaultAnswers('simple'), base).systems).toEqual([])
  })
})

describe('a cluster that has groups', () => {
  const base = load(exampleFiles('midrange'))

  it.each(['simple', 'split', 'midrange', 'enterprise', 'empty'] as const)(
    'gets more beside them without a name or an address taken twice: %s',
    (topology) => {
      const answers = answersOn(topology, base)
      expect(checkAnswers(answers, base)).toEqual([])
      const { built } = buildOn(answers, base)
      if (built.kind === 'refused') throw new Error(JSON.stringify(built.problems))
      const addresses = built.planned.groups.map(({ address }) => address)
      expect(addresses.every((address) => !JSON.stringify(base.resources).includes(`"${address}"`))).toBe(
        true,
      )
    },
  )

  it('lends its Directory', () => {
    expect(directoryGroupsOf(base)).toEqual(['Mail1_Directory'])
    expect(startingAnswers('enterprise', base).directoryGroup).toBe('Mail1_Directory')
    expect(startingAnswers('simple', base).directoryGroup).toBeNull()
  })

  it('keeps what was applied: it is there, and built as before', () => {
    const files = emptyFiles('simple', ['sysA', 'standby'])
    const empty = load(files)
    const answers = answersOn('simple', empty)
    const { built } = buildOn(answers, empty)
    if (built.kind === 'refused') throw new Error(JSON.stringify(built.problems))
    const after = load(applyEdits(files, built.edits).files)
    const again = buildOn(answers, after)
    expect(again.isThere).toBe(true)
    expect(again.built).toMatchObject({ kind: 'built', edits: built.edits })
  })

  it('refuses names that something else has', () => {
    const answers = withSystemsOf({ ...defaultAnswers('empty'), namePrefix: 'Mail1_Directory' }, base)
    expect(buildOn({ ...answers, topology: 'simple' }, base)).toMatchObject({
      isThere: false,
      built: { kind: 'refused' },
    })
  })

  it('names the types it does not know', () => {
    const bare = load([{ name: 'main.cf', text: 'cluster c (\n\t)\n\nsystem sysA (\n\t)\n' }])
    expect(buildOn(answersOn('simple', bare), bare).missingTypes).toContain('SunJESMsg')
    expect(buildOn(answersOn('empty', bare), bare).missingTypes).toEqual([])
  })
})
