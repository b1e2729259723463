import { describe, expect, it } from 'vitest'
import { loadConfiguration } from '../load/load-configuration.ts'
import { parse } from '../parse.ts'
import { verify } from './verify.ts'

const types = `type T (
	static str ArgList[] = { Path, Ports, Names }
	str Path
	int Size
	boolean Loud
	str Names[]
	keylist Words
	str Ports{}
	str AdminPasswd
	)
type Watched (
	static str Operations = None
	)
`

/** A sound configuration with the given text in it; the text starts on line 1. */
const around = (text: string): string =>
  `${text}
cluster c ( UserNames = { admin = bCd } )
system a
system b
group base ( SystemList = { a = 0, b = 1 } )
T base_t
Watched base_w
base_t requires base_w
`

const found = (text: string): string[] =>
  loadConfiguration([
    { name: 'main.cf', text: `include "t.cf" ${around(text)}` },
    { name: 't.cf', text: types },
  ]).problems.map(({ id, severity, line, column }) => `${line}:${column} ${severity} ${id}`)

/** Problems of attributes inside a resource of a group; the attributes stand on line 3. */
const foundInResource = (attributes: string): string[] =>
  found(`\ngroup g ( SystemList = { a } ) T t (\n${attributes}\n)`)

it('finds nothing in a sound configuration', () => {
  expect(found('')).toEqual([])
})

describe('attributes', () => {
  it.each([
    ['Pathh = x', '3:1 error unknown-attribute'],
    ['Path = { x }', '3:8 error wrong-dimension'],
    ['Names = x', '3:9 error wrong-dimension'],
    ['Names = { x = y }', '3:11 error wrong-dimension'],
    ['Ports = { x }', '3:11 error wrong-dimension'],
    ['Size = many', '3:8 error bad-integer'],
    ['Size = 2147483648', '3:8 error bad-integer'],
    ['Loud = 2', '3:8 error bad-boolean'],
    ['Words = { x, y, x }', '3:17 error duplicate-key'],
    ['Ports = { x = 1, x = 2 }', '3:18 error duplicate-key'],
    ['Path = x Path = y', '3:10 error attribute-twice'],
    ['Path @a = x Path @a = y', '3:13 error attribute-twice'],
    ['Path @b = x', '3:7 error system-not-in-list'],
    ['Path @nowhere = x', '3:7 error unknown-system'],
    ['NumThreads = 1', '3:1 error not-overridable'],
    ['Operations = Sometimes', '3:14 error bad-choice'],
    ['Probed = 1', '3:1 warning managed-attribute'],
    ['TriggersEnabled = { RESFAULT, POSTONLINE }', '3:31 warning unknown-trigger'],
    ['Path = "x/vcencrypt"', '3:8 warning known-slip'],
  ])('%s', (attributes, expected) => {
    expect(foundInResource(attributes)).toEqual([expected])
  })

  it('accepts overrides, local values, true, empty lists and repeated elements of a vector', () => {
    const attributes =
      'RestartLimit = 2 Critical = 0 Path @a = x Loud = true Words = {} Names = { x, x } Size = -1'
    expect(foundInResource(attributes)).toEqual([])
  })

  it.each([
    ['group g ( SystemLst = { a } )', '1:26 error unknown-attribute'],
    ['group g ( SystemList = { a = x } )', '1:45 error bad-integer'],
    ['group g ( SystemList = { a } Parallel @a = 1 )', '1:45 error not-localizable'],
    ['group g ( SystemList = { a } FailOverPolicy = Prio )', '1:62 error bad-choice'],
    ['system s ( Capacity @a = 1 )', '1:27 error not-localizable'],
    ['group g ( SystemList = { a } Administrators = { nobody } )', '1:64 warning unknown-user'],
    [
      'group g ( SystemList = { a } TriggersEnabled @a = { nofailover, PREONLINES } )',
      '1:80 warning unknown-trigger',
    ],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  it('gives a hint', () => {
    const { problems } = loadConfiguration([
      { name: 'main.cf', text: around('include "t.cf"\ngroup g ( SystemList = { a } ) T t ( Pathh = x )') },
      { name: 't.cf', text: types },
    ])
    expect(problems).toMatchObject([
      { line: 2, message: '"Pathh" is not an attribute of the type "T".', hint: 'Did you mean "Path"?' },
    ])
  })
})

describe('objects', () => {
  it.each([
    ['system a', ['3:8 error declared-twice']],
    ['cluster d ( )', ['2:9 error declared-twice']],
    ['group base ( )', ['5:7 error declared-twice']],
    ['type T ( )', ['1:6 error declared-twice']],
    [
      'group g ( SystemList = { a } ) T base_t',
      [
        '5:7 warning nothing-to-bring-online',
        '6:3 error declared-twice',
        '8:1 error resource-of-other-group',
      ],
    ],
    ['T t', ['1:16 error outside-group']],
    ['x requires y', ['1:16 error outside-group']],
    ['group g ( SystemList = { a } ) Tt t', ['1:47 error unknown-type']],
    ['group g ( ) T t', ['1:22 error no-system-list']],
    ['group g ( SystemList = { nowhere } )', ['1:41 error unknown-system']],
    ['group g ( SystemList = { a } AutoStartList = { b } )', ['1:63 error system-not-in-list']],
    ['group g ( SystemList = { a } SystemZones = { b = 1 } )', ['1:61 error system-not-in-list']],
    ['include "t.cf"', ['1:24 warning include-twice']],
    ['include "u.cf"', ['1:24 error include-missing']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it('misses the cluster', () => {
    expect(verify([parse('main.cf', 'system a\n').tree])).toMatchObject([
      { id: 'no-cluster', line: 1, column: 1 },
    ])
  })
})

describe('types', () => {
  it.each([
    ['type U (\nstr A\nint A\n)', '3:5 error attribute-twice'],
    ['type U (\nstatic int MonitorInterval = fast\n)', '2:30 error bad-integer'],
    ['type U (\nstatic str MonitorInterval = fast\n)', '2:30 error bad-integer'],
    ['type U (\nstatic str Operations = Off\n)', '2:25 error bad-choice'],
    ['type U (\nint A = x\n)', '2:9 error bad-integer'],
    ['type U (\nstr A[] = x\n)', '2:11 error wrong-dimension'],
    ['type U (\nkeylist A[]\n)', '2:9 error wrong-dimension'],
    [
      'type U (\nstatic str ArgList[] = { Pth, "Ref:Probed" }\nstr Path\nstr Ref\n)',
      '2:26 warning argument-not-declared',
    ],
    ['type U (\nint LDAPPport = 389\n)', '2:5 warning known-slip'],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })
})

describe('links', () => {
  const group = (links: string): string =>
    `\ngroup g ( SystemList = { a } ) T x ( ) T y ( ) T z ( ) Watched w ( )\n${links}`

  it.each([
    ['x requires nothing', ['3:12 error unknown-resource']],
    ['x requires base_t', ['3:12 error resource-of-other-group']],
    ['x requires y\nx requires y', ['4:1 error link-twice']],
    ['w requires x', ['3:1 error persistent-parent']],
    ['x requires x', ['3:1 error resource-cycle']],
    ['x requires atleast 3 from y, z', ['3:20 error bad-at-least']],
    ['x requires atleast 1 from y, z', []],
    ['requires group nobody online global soft', ['3:16 error unknown-group']],
    [
      'requires group base online global soft requires group base online local firm',
      ['3:55 error link-twice'],
    ],
    ['requires group base online global', ['3:21 error group-link-not-supported']],
    ['requires group base offline local soft', ['3:21 error group-link-not-supported']],
    ['requires group base online global hard', ['3:21 error group-link-not-supported']],
    ['requires group g online global soft', ['3:1 error group-cycle']],
  ])('%j', (links, expected) => {
    expect(found(group(links))).toEqual(expected)
  })

  it('names the whole ring', () => {
    const text = around(
      'include "t.cf"\ngroup g ( SystemList = { a } )\nT x\nT y\nT z\nx requires y\ny requires z\nz requires x',
    )
    const { problems } = loadConfiguration([
      { name: 'main.cf', text },
      { name: 't.cf', text: types },
    ])
    expect(problems).toMatchObject([
      { id: 'resource-cycle', line: 8, message: 'Resources require each other in a ring: x → y → z → x.' },
    ])
  })

  const pair = (link: string, parent: string, child: string): string =>
    `\ngroup child ( SystemList = { a, b } ${child} )\ngroup parent ( SystemList = { a, b } ${parent} )\nrequires group child ${link}`
  const parallel = 'Parallel = 1'
  const no = ['4:22 error group-link-not-supported']

  it.each([
    ['online local soft', '', '', []],
    ['online local firm', '', '', []],
    ['online local hard', '', '', []],
    ['online global soft', '', '', []],
    ['online global firm', '', '', []],
    ['online global hard', '', '', no],
    ['online remote soft', '', '', []],
    ['online remote firm', '', '', []],
    ['online remote hard', '', '', no],
    ['online site hard', 'SystemZones = { a = 0, b = 1 }', '', no],
    ['offline local', '', '', []],
    ['offline global', '', '', no],
    ['offline remote', '', '', no],
    ['online local soft', '', parallel, []],
    ['online local firm', '', parallel, []],
    ['online local hard', '', parallel, no],
    ['online global firm', '', parallel, []],
    ['online local soft', parallel, '', no],
    ['online local firm', parallel, '', no],
    ['online local hard', parallel, '', [...no]],
    ['online global firm', parallel, '', []],
    ['online remote soft', parallel, '', []],
    ['offline local', parallel, '', []],
    ['online local soft', parallel, parallel, []],
    ['online global soft', parallel, parallel, no],
    ['online remote firm', parallel, parallel, no],
    ['online site firm', parallel, `${parallel} SystemZones = { a = 0, b = 1 }`, no],
    ['offline local', parallel, parallel, []],
    ['online site soft', '', 'SystemZones = { a = 0, b = 1 }', []],
    ['online site firm', '', '', ['4:29 warning site-without-zones']],
  ])('%s, parent "%s", child "%s"', (link, parent, child, expected) => {
    expect(found(pair(link, parent, child))).toEqual(expected)
  })

  it('hard: two groups, two levels, nothing else', () => {
    const below = 'group base ( SystemList = { a } )'
    const hard = (name: string, child: string) =>
      `group ${name} ( SystemList = { a } )\nrequires group ${child} online local hard`
    const soft = (name: string, child: string) =>
      `group ${name} ( SystemList = { a } )\nrequires group ${child} online local soft`
    const counted = (...groups: string[]) =>
      found(`\n${groups.join('\n')}`).filter((line) => line.endsWith('error group-link-not-supported')).length
    expect(counted(below.replace('base', 'g'), hard('p', 'g'))).toBe(0)
    expect(counted(below.replace('base', 'g'), hard('p', 'g'), soft('q', 'g'))).toBe(1)
    expect(counted(below.replace('base', 'g'), soft('q', 'g'), hard('p', 'q'))).toBe(1)
    expect(counted(below.replace('base', 'g'), hard('q', 'g'), soft('p', 'q'))).toBe(1)
  })

  it('counts levels of groups and looks at parallel ones', () => {
    const chain = [1, 2, 3, 4, 5, 6].map((n) =>
      n === 1
        ? 'group g1 ( SystemList = { a } )'
        : `group g${n} ( SystemList = { a } ) requires group g${n - 1} online global soft`,
    )
    expect(found(`\n${chain.join('\n')}`)).toEqual(['7:33 error group-tree-too-deep'])
    const parallel = 'group p ( SystemList = { a, b } Parallel = 1 )\nrequires group base online local firm'
    expect(found(`\n${parallel}`)).toEqual(['3:21 error group-link-not-supported'])
  })
})
