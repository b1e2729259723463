import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { operationsOf, resourceNumber, resourceText } from '#lib/model/attribute-lookup.ts'
import { valueOn } from '#lib/model/attribute-value.ts'
import { attributeName, groupName, namesOf, resourceName, systemName, typeName } from '#lib/model/names.ts'
import { printTree } from '../syntax/tree.ts'
import { loadConfiguration, loadTypes } from './load-configuration.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const typeFiles = globSync('types/*.cf', { cwd: root }).map((path) => ({
  name: basename(path),
  text: read(path),
}))
const load = (text: string) => loadConfiguration([{ name: 'main.cf', text }, ...typeFiles])

/** The configuration of a text that must load. */
const loaded = (text: string) => {
  const { configuration, problems } = load(text)
  if (!configuration) throw new Error(JSON.stringify(problems))
  return configuration
}

describe('the reference configurations', () => {
  it.each([
    ['simple', 2, 1, 9],
    ['midrange', 5, 4, 29],
    ['enterprise', 8, 7, 51],
  ])('%s loads, with no word against its main.cf', (name, systems, groups, resources) => {
    const { configuration, problems } = load(read(`examples/${name}/main.cf`))
    expect(problems.map(({ file, id }) => `${file} ${id}`)).toEqual(['SunJESLDAP.cf known-slip'])
    expect(configuration?.cluster.name).toBe(name)
    expect(Object.keys(configuration?.systems ?? {})).toHaveLength(systems)
    expect(Object.keys(configuration?.groups ?? {})).toHaveLength(groups)
    expect(Object.keys(configuration?.resources ?? {})).toHaveLength(resources)
  })

  it.each(['simple', 'midrange', 'enterprise'])(
    '%s: standby is every first target, home starts it',
    (name) => {
      const { groups, systems } = loaded(read(`examples/${name}/main.cf`))
      for (const group of namesOf(groups)) {
        const { systemList, autoStartList, requires } = groups[group] ?? expect.fail()
        expect(systemList[0]).toEqual({ system: 'standby', priority: 0 })
        expect(systemList.map(({ system }) => system).toSorted()).toEqual(Object.keys(systems).toSorted())
        expect(systemList[1]?.system).toBe(autoStartList[0])
        const needsDirectory = name !== 'simple' && group !== 'Mail1_Directory'
        const link = { child: 'Mail1_Directory', category: 'online', location: 'global', rigidity: 'soft' }
        expect(requires).toMatchObject(needsDirectory ? [link] : [])
      }
    },
  )
})

describe('the guide', () => {
  it('declares the three types as they are shipped', () => {
    const guide = read('lib/maincf/corpus/guides/000-type-definitions.cf')
    for (const name of ['SunJESMsg', 'SunJESAdm', 'SunJESLDAP']) {
      const shipped = read(`types/${name}.cf`)
      expect(guide).toContain(shipped.slice(shipped.indexOf(`type ${name} (`)))
    }
    const { types, problems } = loadTypes({ name: 'guide.cf', text: guide })
    expect(types?.map(({ name }) => name)).toEqual(['SunJESMsg', 'SunJESAdm', 'SunJESLDAP'])
    expect(problems).toMatchObject([
      { id: 'known-slip', severity: 'warning', hint: 'Probably "LDAPPort" is meant.' },
    ])
  })

  it('has a sample configuration that loads inside a group', () => {
    const head = typeFiles.map(({ name }) => `include "${name}"\n`).join('')
    const sample = read('lib/maincf/corpus/guides/000-sample-configuration.cf')
    const text = `${head}cluster c (\n)\nsystem a\ngroup mail (\nSystemList = { a }\n)\n${sample}`
    const { configuration, problems } = load(text)
    expect(Object.keys(configuration?.resources ?? {})).toHaveLength(7)
    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning'])
    const services =
      configuration?.resources[resourceName('MMP2005Q1_MMP')]?.attributes[attributeName('MsgServices')]
    expect(services?.everywhere).toMatchObject({
      entries: [
        ['imaps', '143'],
        ['pops', '110'],
      ],
    })
  })

  it('may spell LDAPPort as its text does', () => {
    const text = read('examples/simple/main.cf').replace('LDAPHost =', 'LDAPPort = 1389\n\t\tLDAPHost =')
    const { configuration, problems } = load(text)
    expect(problems.filter(({ file }) => file === 'main.cf')).toMatchObject([
      { id: 'known-slip', severity: 'warning' },
    ])
    expect(configuration && resourceNumber(configuration, resourceName('mail_ldap'), 'LDAPPport')).toBe(1389)
  })
})

describe('the model', () => {
  const text = `include "types.cf"
cluster c ( )
system a
system b
system d
group upper ( SystemList = { a = 2, b = 0, d = 2 } AutoStartList = { b, a } )
`

  it('sorts SystemList by number, keeps the order of equals, numbers what has no number', () => {
    const { groups } = loaded(`${text}group lower ( SystemList = { d, a, b } )\n`)
    const systems = (name: string) =>
      groups[groupName(name)]?.systemList.map(({ system, priority }) => `${system}=${priority}`)
    expect(systems('upper')).toEqual(['b=0', 'a=2', 'd=2'])
    expect(systems('lower')).toEqual(['d=0', 'a=1', 'b=2'])
    expect(groups[groupName('upper')]?.autoStartList).toEqual(['b', 'a'])
  })

  it('keeps local values beside the one for everywhere, and links in both directions', () => {
    const configuration = loaded(`${text}NIC n (
  Device = eth0
  Device @b = eth1
  )
  IP i ( Device = eth0 )
  i requires n
  requires group lower online local firm
group lower ( SystemList = { a } )
`)
    const nic = configuration.resources[resourceName('n')]
    expect(valueOn(nic?.attributes[attributeName('Device')], systemName('b'))).toEqual({
      kind: 'scalar',
      text: 'eth1',
    })
    expect(resourceText(configuration, resourceName('n'), 'Device', systemName('a'))).toBe('eth0')
    expect(nic?.parents).toEqual(['i'])
    expect(configuration.resources[resourceName('i')]?.children).toEqual(['n'])
    expect(configuration.groups[groupName('lower')]?.requiredBy).toEqual(
      configuration.groups[groupName('upper')]?.requires,
    )
  })

  it('takes types with arguments, statics and the file they came from', () => {
    const { types } = loaded(`${text}`)
    const nic = types[typeName('NIC')] ?? expect.fail()
    expect(nic.argList).toEqual(['Device', 'NetworkHosts', 'PingOptimize', 'Mii'])
    expect(operationsOf(nic)).toBe('None')
    expect(nic.sourceFile).toBe('types.cf')
    expect(types[typeName('Phantom')]?.argList).toEqual([])
  })

  it('is not made of a text with any error', () => {
    expect(load(`${text}NIC n ( Devicee = eth0 )\n`).configuration).toBeNull()
  })

  it('comes with the trees of all files read', () => {
    const { trees } = load(text)
    expect(trees.map(({ file }) => file)).toEqual(['main.cf', 'types.cf'])
    expect(trees.map(printTree)).toEqual([text, read('types/types.cf')])
  })
})

it('reads a ring of includes once each', () => {
  const { problems } = loadConfiguration([
    { name: 'main.cf', text: 'include "a.cf"\ncluster c (\n)\n' },
    { name: 'a.cf', text: 'include "./main.cf"\n' },
  ])
  expect(problems).toMatchObject([{ id: 'include-twice', file: 'a.cf', line: 1, column: 9 }])
})
