import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assert, constantFrom, integer, property, record, type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '#lib/maincf/edit/apply-edits.ts'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { printConfiguration } from '#lib/maincf/print/print-configuration.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import { defaultAnswers, haModels, topologies, type Answers } from './answers.ts'
import { build, newCluster, typeFileNames } from './build.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const types = (names: readonly string[]) =>
  names.map((name) => ({ name, text: readFileSync(`${root}types/${name}`, 'utf8') }))

/** The examples have a password, which is nobody's default. */
const administrator = { user: 'admin', password: 'ambMemNmjMogBgcGd' }
const answersFor = (topology: Answers['topology'], more: Partial<Answers> = {}): Answers => ({
  ...defaultAnswers(topology),
  administrator,
  ...more,
})

const baseOf = (answers: Answers): Configuration => newCluster(answers.cluster, types(typeFileNames(answers)))

const built = (answers: Answers, base = baseOf(answers)) => {
  const result = build(answers, base)
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problems))
  return result
}

const example = (name: string): Configuration => {
  const text = readFileSync(`${root}examples/${name}/main.cf`, 'utf8')
  const shipped = types(typeFileNames({ topology: 'simple' }))
  const { configuration } = loadConfiguration([{ name: 'main.cf', text }, ...shipped])
  if (!configuration) throw new Error(`examples/${name} does not load`)
  return configuration
}

/** A configuration with every name of its own replaced by its place, for a comparison up to names. */
const withoutNames = (configuration: Configuration): string => {
  const { cluster, systems, groups, resources } = configuration
  const names = [cluster.name, ...Object.keys(systems), ...Object.keys(groups), ...Object.keys(resources)]
  const places = new Map(names.map((name, index) => [name, `<${index}>`]))
  return JSON.stringify({ cluster, systems, groups, resources }).replaceAll(
    /"([^"]*)"/g,
    (whole, text: string) => (places.has(text) ? `"${places.get(text)}"` : whole),
  )
}

/** What is said of main.cf; the type files are shipped, with the guide's own slips in them. */
const warningsOf = (configuration: Configuration): string[] =>
  loadConfiguration(printConfiguration(configuration))
    .problems.filter(({ file }) => file === 'main.cf')
    .map(({ id }) => id)

describe('the default answers', () => {
  it.each(['simple', 'midrange', 'enterprise'] as const)('build the example %s', (name) => {
    const { configuration } = built(answersFor(name))
    expect(configuration).toEqual(example(name))
  })

  it.each(['simple', 'midrange', 'enterprise'] as const)('build it up to names: %s', (name) => {
    const renamed = answersFor(name, {
      cluster: 'other',
      namePrefix: 'Post',
      systems: Object.keys(example(name).systems).flatMap((system) =>
        system === 'standby' ? [] : [`x${system}`],
      ),
      standbys: ['spare'],
    })
    const { configuration } = built(renamed)
    expect(Object.keys(configuration.groups)).not.toEqual(Object.keys(example(name).groups))
    expect(withoutNames(configuration)).toBe(withoutNames(example(name)))
  })

  it.each(topologies)('build %s without an error or a warning', (topology) => {
    const { configuration } = built(answersFor(topology))
    expect(warningsOf(configuration)).toEqual([])
    const again = loadConfiguration(printConfiguration(configuration)).configuration
    expect(Object.keys(again?.resources ?? {}).toSorted()).toEqual(
      Object.keys(configuration.resources).toSorted(),
    )
  })
})

describe('the steps', () => {
  it('grow: nothing of one is missing in the next, and each adds something', () => {
    const { steps, configuration } = built(answersFor('midrange'))
    expect(steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    const sizes = steps.map((step) => JSON.stringify(step.configuration).length)
    for (const [index, size] of sizes.entries()) expect(size).toBeGreaterThan(sizes[index - 1] ?? 0)
    for (const [index, step] of steps.entries()) {
      const next = steps[index + 1]?.configuration ?? configuration
      for (const [name, { attributes }] of Object.entries(step.configuration.resources))
        expect(next.resources[resourceName(name)]?.attributes).toMatchObject(attributes)
    }
    expect(steps.at(-1)?.configuration).toEqual(configuration)
  })

  it('bring systems and groups first, then disks, addresses, links of groups, servers', () => {
    const { steps } = built(answersFor('midrange'))
    const typesAt = (number: number) => [
      ...new Set(Object.values(steps[number - 1]?.configuration.resources ?? {}).map(({ type }) => type)),
    ]
    expect(typesAt(1)).toEqual([])
    expect(typesAt(2)).toEqual(['DiskGroup', 'Volume', 'Mount'])
    expect(typesAt(3)).toEqual(['NIC', 'IP', 'DiskGroup', 'Volume', 'Mount'])
    expect(typesAt(5)).toContain('SunJESLDAP')
    const linksAt = (number: number) =>
      steps[number - 1]?.configuration.groups[groupName('Mail2_MTA')]?.requires.length
    expect([3, 4].map(linksAt)).toEqual([0, 1])
  })

  it.each(['split', 'midrange'] as const)('of %s can each be loaded', (topology) => {
    for (const { configuration } of built(answersFor(topology)).steps) {
      const { problems } = loadConfiguration(printConfiguration(configuration))
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    }
  })
})

describe('other answers', () => {
  it('split the simple one: two groups, each the other system’s guest, the Directory first', () => {
    const { configuration } = built(answersFor('split'))
    const [directory, messaging] = Object.values(configuration.groups)
    expect(directory?.systemList.map(({ system }) => system)).toEqual(['sysA', 'sysB'])
    expect(messaging?.systemList.map(({ system }) => system)).toEqual(['sysB', 'sysA'])
    expect(messaging?.requires).toEqual([
      {
        parent: 'Mail2_Messaging',
        child: 'Mail1_Directory',
        category: 'online',
        location: 'global',
        rigidity: 'soft',
      },
    ])
  })

  it('one resource for each service, or one for all', () => {
    const serversOf = (granularity: Answers['granularity']) =>
      Object.keys(built(answersFor('simple', { granularity })).configuration.resources).filter((name) =>
        /core|services|smtp|imap|pop|http/.test(name),
      )
    expect(serversOf('one-for-all')).toEqual(['mail_core', 'mail_services'])
    expect(serversOf('one-per-service')).toEqual([
      'mail_core',
      'mail_smtp',
      'mail_imap',
      'mail_pop',
      'mail_http',
    ])
  })

  it('ports of their own instead of binding to addresses', () => {
    const { configuration } = built(answersFor('enterprise', { binding: 'ports' }))
    const ports = Object.values(configuration.resources).flatMap(({ attributes }) => {
      const services = Object.entries(attributes).find(([name]) => name === 'MsgServices')?.[1].everywhere
      return services?.kind === 'association' ? services.entries.map(([, port]) => port) : []
    })
    expect(new Set(ports).size).toBe(ports.length)
  })

  it('local programs lie on no shared disk, but the Directory does', () => {
    const { planned } = built(answersFor('midrange', { binaries: 'local' }))
    expect(planned.groups.map(({ serverRoot }) => serverRoot)).toContain('/opt/sunone/mta/msgsrv')
    expect(planned.groups[0]?.directoryRoot).toBe('/sunone/dir/dirsrv')
  })

  it.each([
    ['lvm', ['LVMLogicalVolume', 'LVMVolumeGroup', 'Mount']],
    ['plain', ['Mount']],
  ] as const)('storage without Volume Manager: %s', (storage, types) => {
    const { configuration } = built(answersFor('simple', { storage }))
    const ofStorage = Object.values(configuration.resources).map(({ type }) => String(type))
    expect(ofStorage.filter((type) => /Mount|Volume|Disk/.test(type)).toSorted()).toEqual(types)
    expect(warningsOf(configuration)).toEqual([])
  })

  it('two idle systems take turns at being the first target', () => {
    const { configuration } = built(answersFor('midrange', { standbys: ['spare1', 'spare2'] }))
    const first = Object.values(configuration.groups).map(({ systemList }) => systemList[0]?.system)
    expect(first).toEqual(['spare1', 'spare2', 'spare1', 'spare2'])
  })

  it('more than nine of a kind still sort in their order', () => {
    const { configuration } = built(answersFor('enterprise', { counts: { store: 11 } }))
    const names = Object.keys(configuration.groups)
    expect(names).toContain('Mail4_Store09')
    expect(names.toSorted()).toEqual(names)
  })

  it('what was said about one group stays when there are more', () => {
    const groups = { 'store-1': { address: '10.9.9.9' } }
    for (const store of [1, 2]) {
      const { planned } = built(answersFor('enterprise', { counts: { store }, groups }))
      expect(planned.groups.find(({ key }) => key === 'store-1')?.address).toBe('10.9.9.9')
    }
  })
})

describe('an existing cluster', () => {
  const base = built(answersFor('simple')).configuration

  it('gets a group more that needs the Directory it has, by edits alone', () => {
    const answers = answersFor('enterprise', {
      counts: { mmp: 0, 'mta-in': 0, 'mta-out': 0, store: 1 },
      directoryGroup: 'Mail',
      systems: ['sysA', 'sysB'],
      network: { device: 'eth0', firstAddress: '10.10.10.60', netMask: '255.255.255.0' },
    })
    const { configuration, edits } = built(answers, base)
    expect(configuration.groups[groupName('Mail')]?.requiredBy.map(({ parent }) => parent)).toEqual([
      'Mail4_Store',
    ])
    expect(Object.keys(configuration.systems)).toEqual(['sysA', 'standby', 'sysB'])
    const { files, refusals } = applyEdits(printConfiguration(base), edits)
    expect(refusals).toEqual([])
    const applied = loadConfiguration(files).configuration
    const meaningOf = (resources: Configuration['resources'] | undefined) =>
      Object.values(resources ?? {})
        .map(({ name, type, group, attributes, children }) => ({ name, type, group, attributes, children }))
        .toSorted((one, other) => one.name.localeCompare(other.name))
    expect(meaningOf(applied?.resources)).toMatchObject(meaningOf(configuration.resources))
    expect(applied?.groups[groupName('Mail4_Store')]?.requires).toEqual(
      configuration.groups[groupName('Mail4_Store')]?.requires,
    )
    expect(applied?.systems[systemName('sysB')]).toBeDefined()
  })

  it('keeps its names', () => {
    const result = build(answersFor('simple'), base)
    expect(result.kind === 'refused' ? result.problems.map(({ code, at }) => `${code} ${at}`) : []).toEqual([
      'name-taken groups.all-1.name',
      'name-taken groups.all-1.short',
    ])
  })
})

const numberOfGroups = integer({ min: 0, max: 4 })
const anyAnswers: Arbitrary<Answers> = record({
  topology: constantFrom(...topologies),
  model: constantFrom(...haModels),
  granularity: constantFrom('one-for-all', 'one-per-service'),
  binding: constantFrom('address', 'ports'),
  binaries: constantFrom('shared', 'local'),
  storage: constantFrom('vxvm', 'lvm', 'plain'),
  counts: record(
    { mmp: numberOfGroups, 'mta-in': numberOfGroups, store: numberOfGroups, imap: numberOfGroups },
    { requiredKeys: [] },
  ),
}).map(({ topology, ...more }) => answersFor(topology, more as Partial<Answers>))

it('whatever is asked for, what is built loads without a complaint', () => {
  assert(
    property(anyAnswers, (answers) => {
      const result = build(answers, baseOf(answers))
      if (result.kind === 'refused') return
      expect(warningsOf(result.configuration)).toEqual([])
    }),
    { numRuns: 12 },
  )
})
