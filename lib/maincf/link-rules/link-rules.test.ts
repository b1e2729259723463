import { describe, expect, it } from 'vitest'
import type { GroupLink } from '#lib/model/configuration.ts'
import { groupName, resourceName } from '#lib/model/names.ts'
import { applyEdits } from '../edit/apply-edits.ts'
import { loadConfiguration } from '../load/load-configuration.ts'
import { groupLinkRefusal } from './group-link.ts'
import { linkRefusal } from './resource-link.ts'

const configurationOf = (text: string) => {
  const files = [{ name: 'main.cf', text }]
  const { configuration, problems } = loadConfiguration(files)
  if (!configuration) throw new Error(JSON.stringify(problems))
  return { configuration, files }
}

const errorsOf = (files: readonly { readonly name: string; readonly text: string }[]): string[] =>
  loadConfiguration(files)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ id }) => id)

describe('a link between resources', () => {
  const { configuration, files } = configurationOf(`
type T ( str A )
type Watched ( static str Operations = None )
cluster c ( )
system a
group g ( SystemList = { a } )
	T top ( ) T middle ( ) T low ( ) T free ( ) T once ( Operations = OnOnly ) Watched card ( )
	top requires middle
	middle requires low
	top requires atleast 1 from free, card
group h ( SystemList = { a } )
	T other ( )
`)
  const names = ['top', 'middle', 'low', 'free', 'once', 'card', 'other']
  const pairs = names.flatMap((parent) => names.map((child) => [parent, child] as const))

  it.each(pairs)('%s requires %s: what the rule says is what verify would find', (parent, child) => {
    const refused = linkRefusal(configuration, parent, child)
    const text = files[0]?.text.replace('group h', `\t${parent} requires ${child}\ngroup h`) ?? ''
    expect(refused !== null).toBe(errorsOf([{ name: 'main.cf', text }]).length > 0)
    const applied = applyEdits(files, [
      {
        kind: 'resource.link',
        parent: resourceName(parent),
        children: [resourceName(child)],
        atLeast: null,
      },
    ])
    expect(applied.refusals.map((each) => each.text)).toEqual(refused === null ? [] : [refused])
  })

  it.each([
    ['low', 'top', 'Resources would require each other in a ring: low → top → middle → low.'],
    ['top', 'top', '"top" cannot require itself.'],
    ['card', 'low', '"card" has Operations None and cannot require another resource.'],
    ['once', 'low', '"once" has Operations OnOnly and cannot require another resource.'],
    ['top', 'free', '"top" requires "free" already.'],
    ['top', 'none', 'Resource does not exist: "none".'],
  ])('%s requires %s: %s', (parent, child, sentence) => {
    expect(linkRefusal(configuration, parent, child)).toBe(sentence)
  })
})

describe('a link between groups', () => {
  const groups = ['f1', 'f2', 'f3', 'p1', 'p2', 'tight', 'base']
  const block = (name: string, links = '') =>
    `group ${name} ( SystemList = { a } SystemZones = { a = 0 }${name.startsWith('p') ? ' Parallel = 1' : ''} )\n${links}`
  const text = `cluster c ( )\nsystem a\n${[
    block('f1', '\trequires group f2 online global soft\n'),
    block('f2'),
    block('f3'),
    block('p1'),
    block('p2'),
    block('tight', '\trequires group base online local hard\n'),
    block('base'),
  ].join('')}`
  const { configuration, files } = configurationOf(text)
  const words = (['online', 'offline'] as const).flatMap((category) =>
    (['local', 'global', 'remote', 'site'] as const).flatMap((location) =>
      ([null, 'soft', 'firm', 'hard'] as const).map((rigidity) => ({ category, location, rigidity })),
    ),
  )
  const written = ({ category, location, rigidity }: Pick<GroupLink, 'category' | 'location' | 'rigidity'>) =>
    `${category} ${location}${rigidity ? ` ${rigidity}` : ''}`

  it.each(words.map((each) => [written(each), each] as const))('%s, between all of them', (_, form) => {
    for (const parent of groups) {
      for (const child of groups) {
        const refused = groupLinkRefusal(configuration, { parent, child, ...form })
        const line = `\trequires group ${child} ${written(form)}\n`
        const linked = text.replace(new RegExp(`group ${parent} \\(.*\\n`), (head) => head + line)
        const errors = errorsOf([{ name: 'main.cf', text: linked }])
        expect([parent, child, refused !== null]).toEqual([parent, child, errors.length > 0])
        const applied = applyEdits(files, [
          { kind: 'group.link', parent: groupName(parent), child: groupName(child), ...form },
        ])
        expect(applied.refusals.map((each) => each.text)).toEqual(refused === null ? [] : [refused])
      }
    }
  })

  it('knows how deep a tree of groups may be', () => {
    const names = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3']
    const chain = names
      .map((name) =>
        block(
          name,
          /[ab][12]/.test(name)
            ? `\trequires group ${name[0]}${Number(name[1]) + 1} online global soft\n`
            : '',
        ),
      )
      .join('')
    const { configuration: deep } = configurationOf(`cluster c ( )\nsystem a\n${chain}`)
    const link = { category: 'online', location: 'global', rigidity: 'soft' } as const
    expect(groupLinkRefusal(deep, { parent: 'a3', child: 'b1', ...link })).toBe(
      'Group dependencies would have 6 levels; 5 are possible.',
    )
    expect(groupLinkRefusal(deep, { parent: 'a3', child: 'b2', ...link })).toBeNull()
    expect(groupLinkRefusal(deep, { parent: 'a2', child: 'a1', ...link })).toBe(
      'Groups would require each other in a ring: a2 → a1 → a2.',
    )
  })
})
