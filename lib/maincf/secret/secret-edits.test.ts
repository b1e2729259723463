import { expect, test } from 'vitest'
import { attributeName, resourceName, systemName, typeName } from '#lib/model/names.ts'
import { isSealed, mask, sealMark } from '#lib/model/secrets.ts'
import type { Edit } from '../edit/edit.ts'
import { loadConfiguration } from '../load/load-configuration.ts'
import { maskEdits, masksInEdits, restoreEdits, sealEdits } from './secret-edits.ts'

const text = `type Mail ( static str ArgList[] = { Host } str Host str AdminPasswd str DbPasswords[] str DbPassword{} )
cluster demo ( UserNames = { admin = one, kim = two } )
system sysA ( )
group g ( SystemList = { sysA = 0 } )
Mail m ( AdminPasswd = running DbPassword = { a = first, b = second } )
`
const { configuration } = loadConfiguration([{ name: 'main.cf', text }])
if (!configuration) throw new Error('the sample does not load')
const ground = configuration

type Modify = Extract<Edit, { readonly kind: 'modify' }>
const modify = (attribute: string, words: readonly string[], more: Partial<Modify> = {}): Modify => ({
  kind: 'modify',
  object: { kind: 'resource', name: resourceName('m') },
  attribute: attributeName(attribute),
  verb: 'set',
  words,
  system: null,
  ...more,
})
const users = (words: readonly string[], verb: Modify['verb'] = 'set'): Modify =>
  modify('UserNames', words, { object: { kind: 'cluster' }, verb })

test.each([
  ['a password', modify('AdminPasswd', ['hush']), [mask]],
  ['an unset one', modify('AdminPasswd', ['']), ['']],
  ['one of a system', modify('AdminPasswd', ['hush'], { system: systemName('sysA') }), [mask]],
  ['values of an association', modify('DbPassword', ['a', 'x', 'b', 'y']), ['a', mask, 'b', mask]],
  ['keys that go', modify('DbPassword', ['a'], { verb: 'delete' }), ['a']],
  ['users', users(['admin', 'x'], 'add'), ['admin', mask]],
  ['no secret', modify('Host', ['hush']), ['hush']],
  [
    'the default of a type',
    {
      kind: 'attribute.default',
      type: typeName('Mail'),
      attribute: attributeName('AdminPasswd'),
      words: ['x'],
    },
    [mask],
  ],
] as const)('%s', (_what, edit: Edit, words) => {
  const [masked] = maskEdits([edit], ground)
  expect(masked).toEqual({ ...edit, words })
})

test('an attribute that the same edits declare as an association keeps its keys', () => {
  const edits: readonly Edit[] = [
    {
      kind: 'attribute.declare',
      type: typeName('Mail'),
      attribute: attributeName('NewPasswd'),
      modifier: null,
      valueType: 'str',
      dimension: 'association',
      words: [],
    },
    modify('NewPasswd', ['a', 'x']),
  ]
  expect(maskEdits(edits, ground)[1]).toMatchObject({ words: ['a', mask] })
})

test('a mask is restored from the draft, else from what runs, else it stays', () => {
  const draft = [modify('AdminPasswd', ['drafted'])]
  const shown = [users(['kim', 'new', 'admin', mask]), modify('DbPassword', ['b', mask, 'c', mask])]
  expect(restoreEdits([...shown, ...maskEdits(draft, ground)], draft, ground)).toEqual([
    users(['kim', 'new', 'admin', 'one']),
    modify('DbPassword', ['b', 'second', 'c', mask]),
    modify('AdminPasswd', ['drafted']),
  ])
  expect(restoreEdits([modify('AdminPasswd', [mask])], [], ground)).toEqual([
    modify('AdminPasswd', ['running']),
  ])
  expect(masksInEdits([...draft, ...shown.slice(1)], ground)).toEqual([1])
})

test('what is plain is sealed, and what is sealed stays', () => {
  const sealed = sealMark + 's'.repeat(50)
  const seen: (string | null)[][] = []
  const seal = (value: string, known: string | null): string => {
    seen.push([value, known])
    return sealed
  }
  const edits = [
    modify('AdminPasswd', ['hush']),
    modify('DbPassword', ['a', sealed]),
    modify('Host', ['plain']),
  ]
  const kept = sealEdits(edits, [modify('AdminPasswd', ['known'])], ground, seal)
  expect(kept).toEqual([modify('AdminPasswd', [sealed]), edits[1], edits[2]])
  expect(seen).toEqual([['hush', 'known']])
  expect(isSealed(sealed)).toBe(true)
})
