import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { association, keylist, scalar, vector, type AttributeValue } from '#lib/model/attribute-value.ts'
import { groupName } from '#lib/model/names.ts'
import { loadConfiguration } from '../load/load-configuration.ts'
import { printConfiguration } from './print-configuration.ts'
import { valueText } from './value-text.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const typeFiles = globSync('types/*.cf', { cwd: root }).map((path) => ({
  name: basename(path),
  text: read(path),
}))

/** The configuration of files that must load. */
const load = (files: readonly { readonly name: string; readonly text: string }[]) => {
  const { configuration, problems } = loadConfiguration(files)
  if (!configuration) throw new Error(JSON.stringify(problems))
  return configuration
}

describe('a dump', () => {
  it('keeps requires atleast as it was written, in its place', () => {
    const text = `type T ( ) cluster c ( ) system n group g ( SystemList = { n } PrintTree = 0 )
T a ( ) T b ( ) T d ( ) T e ( ) T f ( )
a requires b a requires atleast 1 from e, d a requires f`
    const configuration = load([{ name: 'main.cf', text }])
    const { a } = configuration.resources as Record<string, { children: unknown; atLeast?: unknown }>
    expect(a).toMatchObject({ children: ['b', 'e', 'd', 'f'], atLeast: [{ count: 1, of: ['e', 'd'] }] })
    const files = printConfiguration(configuration)
    expect(files[0]?.text).toContain('\ta requires b\n\ta requires atleast 1 from e, d\n\ta requires f\n')
    expect(load(files)).toEqual(configuration)
  })

  it('has the layout of VCS', () => {
    const types = 'type Mount (\n\tstr MountPoint\n\t)\n'
    const text = `include "t.cf" cluster c ( ) system n1 system n2
group LDAP ( SystemList = { n1 } )
group MAIL ( SystemList = { n1, n2 } AutoStartList = { n1 } )
Mount top ( MountPoint @n2 = "/b c" ) Mount store_mnt ( MountPoint = "/store" )
top requires store_mnt requires group LDAP online global soft
`
    const [main, ...others] = printConfiguration(
      load([
        { name: 'main.cf', text },
        { name: 't.cf', text: types },
      ]),
    )
    expect(others).toEqual([{ name: 't.cf', text: types }])
    expect(main?.text).toBe(`include "t.cf"

cluster c (
	)

system n1 (
	)

system n2 (
	)

group LDAP (
	SystemList = { n1 = 0 }
	)

group MAIL (
	SystemList = { n1 = 0, n2 = 1 }
	AutoStartList = { n1 }
	)

	Mount store_mnt (
		MountPoint = "/store"
		)

	Mount top (
		MountPoint @n2 = "/b c"
		)

	requires group LDAP online global soft
	top requires store_mnt


	// resource dependency tree
	//
	//	group MAIL
	//	{
	//	Mount top
	//	    {
	//	    Mount store_mnt
	//	    }
	//	}
`)
  })

  it.each(['simple', 'midrange', 'enterprise'])('%s reads back as a dump of itself', (name) => {
    const configuration = load([{ name: 'main.cf', text: read(`examples/${name}/main.cf`) }, ...typeFiles])
    const dumped = printConfiguration(configuration)
    const again = load(dumped)
    expect(printConfiguration(again)).toEqual(dumped)
    expect({ ...again, groups: null }).toMatchObject({
      types: configuration.types,
      systems: configuration.systems,
    })
    for (const group of Object.keys(configuration.groups).map(groupName)) {
      const before = configuration.groups[group]
      expect(again.groups[group]).toEqual({ ...before, resources: before?.resources.toSorted() })
    }
  })
})

const noNewline = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\n'))
const word = fc.oneof(
  noNewline,
  fc.constantFrom('a', 'x-1', '-5', '007', 'group', '', '"', '\\', '\\"', '// no', '# no'),
)
const unique = (items: fc.Arbitrary<string>) => fc.uniqueArray(items, { maxLength: 4 })

const values = {
  Text: word.map(scalar),
  Size: fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }).map((number) => scalar(String(number))),
  Loud: fc.constantFrom('0', '1').map(scalar),
  List: fc.array(word, { maxLength: 4 }).map(vector),
  Words: unique(word).map(keylist),
  Map: fc
    .uniqueArray(fc.tuple(word, word), { maxLength: 4, selector: ([key]) => key })
    .map((entries) => association(entries)),
}

/** Resources r0, r1 …: their attributes, and which later ones each requires. */
const resource = fc.record({
  attributes: fc.record(values, { requiredKeys: [] }),
  local: fc.option(values.Map),
  requires: fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 3 }),
})

type Sample = {
  readonly attributes: object
  readonly local: AttributeValue | null
  readonly requires: readonly number[]
}

/** The model of such resources, made without the printer. */
const modelOf = (samples: readonly Sample[], defaults: Record<string, AttributeValue>) => {
  const names = samples.map((_, index) => `r${index}`)
  const childrenOf = (index: number) =>
    (samples[index]?.requires ?? []).map((step) => index + 1 + step).filter((child) => child < samples.length)
  const base = load([
    { name: 'main.cf', text: `cluster c ( )\nsystem a\n${typeOf()}group g ( SystemList = { a } )\n` },
  ])
  const type = Object.values(base.types)[0] ?? expect.fail()
  const declarations = Object.fromEntries(
    Object.entries(type.declarations).map(([name, declaration]) => [
      name,
      { ...declaration, default: defaults[name] ?? null },
    ]),
  )
  const group = base.groups[groupName('g')] ?? expect.fail()
  return {
    ...base,
    types: { T: { ...type, declarations } },
    groups: { g: { ...group, resources: names } },
    resources: Object.fromEntries(
      samples.map(({ attributes, local }, index) => [
        `r${index}`,
        {
          name: `r${index}`,
          type: 'T',
          group: 'g',
          attributes: {
            ...Object.fromEntries(
              Object.entries(attributes).map(([name, value]) => [name, { everywhere: value }]),
            ),
            ...(local ? { Elsewhere: { bySystem: { a: local } } } : {}),
          },
          children: childrenOf(index).map((child) => `r${child}`),
          parents: names.filter((_, parent) => childrenOf(parent).includes(index)),
        },
      ]),
    ),
  } as unknown as typeof base
}

const typeOf = (): string =>
  'type T ( static int NumThreads = 3 str Text int Size boolean Loud str List[] keylist Words str Map{} str Elsewhere{} )\n'

describe('parse(print(model)) is the model', () => {
  it('for every value', () => {
    fc.assert(
      fc.property(
        fc.array(resource, { maxLength: 6 }),
        fc.record(values, { requiredKeys: [] }),
        (samples, defaults) => {
          const model = modelOf(samples, defaults as Record<string, AttributeValue>)
          expect(load(printConfiguration(model))).toEqual(model)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('refuses a line break, which no main.cf can hold', () => {
    expect(() => valueText(scalar('a\nb'))).toThrow(RangeError)
  })
})
