import { expect, it } from 'vitest'
import { association, keylist, scalar } from '#lib/model/attribute-value.ts'
import { parse } from '../parse.ts'
import { printTree } from '../syntax/tree.ts'
import { setAttribute, type EditTarget } from './set-attribute.ts'

const text = `// kept
cluster c ( )
system a
group g (
   SystemList = { a = 0,   // zero
      b = 1 }   # odd spacing
   )

\tMount m (
\t\tMountPoint = "/a" ; // here
\t\tMountPoint @a = "/b"
\t\t)
type T (
\tstr A[]
\tint B   // no default
\tstatic int MonitorInterval = 60
\t)
`

const edited = (
  ...change: [EditTarget, string, Parameters<typeof setAttribute>[3], (string | null)?]
): string => {
  const tree = setAttribute(parse('main.cf', text).tree, ...change)
  return tree ? printTree(tree) : 'null'
}

it.each([
  [{ kind: 'resource', name: 'm' }, 'MountPoint', scalar('/new'), null, '= "/a" ;', '= "/new" ;'],
  [{ kind: 'resource', name: 'm' }, 'MountPoint', scalar('/new'), 'a', '= "/b"', '= "/new"'],
  [{ kind: 'type', name: 'T' }, 'MonitorInterval', scalar('5'), null, '= 60', '= 5'],
  [{ kind: 'type', name: 'T' }, 'B', scalar('5'), null, 'int B ', 'int B = 5 '],
  [{ kind: 'type', name: 'T' }, 'A', { kind: 'vector', items: ['x'] }, null, 'A[]', 'A[] = { x }'],
] as const)(
  'replaces one value and no other byte: %j %s',
  (target, attribute, value, system, before, after) => {
    expect(edited(target, attribute, value, system)).toBe(text.replace(before, after))
  },
)

it('replaces a list whole', () => {
  expect(edited({ kind: 'group', name: 'g' }, 'SystemList', association([['b', '0']]))).toBe(
    text.replace(/\{ a = 0[^}]*\}/, '{ b = 0 }'),
  )
})

it.each([
  [
    { kind: 'group', name: 'g' },
    'AutoStartList',
    keylist(['a']),
    null,
    'spacing',
    'spacing\n   AutoStartList = { a }',
  ],
  [{ kind: 'resource', name: 'm' }, 'FSType', scalar('vxfs'), 'a', '"/b"', '"/b"\n\t\tFSType @a = vxfs'],
  [
    { kind: 'system', name: 'a' },
    'Capacity',
    scalar('5'),
    null,
    'system a',
    'system a (\n\tCapacity = 5\n\t)',
  ],
  [{ kind: 'cluster', name: 'c' }, 'LogSize', scalar('5'), null, '( )', '( LogSize = 5 )'],
  [{ kind: 'type', name: 'T' }, 'NumThreads', scalar('1'), null, '= 60', '= 60\n\tstatic int NumThreads = 1'],
] as const)('adds a line where there was none: %j %s', (target, attribute, value, system, before, after) => {
  expect(edited(target, attribute, value, system)).toBe(text.replace(before, after))
})

it('keeps CRLF', () => {
  const { tree } = parse('main.cf', 'group g (\r\n\tA = 1 // x\r\n\t)\r\n')
  const changed = setAttribute(tree, { kind: 'group', name: 'g' }, 'B', scalar('2'))
  expect(changed && printTree(changed)).toBe('group g (\r\n\tA = 1 // x\r\n\tB = 2\r\n\t)\r\n')
})

it('has nothing to change in an unknown or broken block', () => {
  expect(edited({ kind: 'group', name: 'h' }, 'A', scalar('1'))).toBe('null')
  const { tree } = parse('main.cf', 'group g (\n\tA = 1\n')
  expect(setAttribute(tree, { kind: 'group', name: 'g' }, 'B', scalar('2'))).toBeNull()
})
