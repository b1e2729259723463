import { expect, it } from 'vitest'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { attributeName, groupName, resourceName, systemName } from '#lib/model/names.ts'
import { withEdits } from './with-edits.ts'

const set = (word: string, attribute = 'Port', system: string | null = null): Edit => ({
  kind: 'modify',
  object: { kind: 'resource', name: resourceName('imap') },
  attribute: attributeName(attribute),
  verb: 'set',
  words: [word],
  system: system === null ? null : systemName(system),
})
const rename: Edit = {
  kind: 'resource.rename',
  resource: resourceName('imap'),
  to: resourceName('imap2'),
}

it('replaces a value that is set again', () => {
  expect(withEdits([set('1'), set('7', 'Level')], [set('2')])).toEqual([set('7', 'Level'), set('2')])
})

it('keeps values of other systems and other objects', () => {
  const group: Edit = {
    kind: 'modify',
    object: { kind: 'group', name: groupName('imap') },
    attribute: attributeName('Port'),
    verb: 'set',
    words: ['9'],
    system: null,
  }
  const draft = [set('1', 'Port', 'sysA'), group]
  expect(withEdits(draft, [set('2')])).toEqual([...draft, set('2')])
})

it('keeps what stands before a change of another kind', () => {
  expect(withEdits([set('1'), rename], [set('2')])).toEqual([set('1'), rename, set('2')])
})

it('keeps additions to a list', () => {
  const add: Edit = { ...(set('a') as Extract<Edit, { kind: 'modify' }>), verb: 'add' }
  expect(withEdits([add], [add, set('b')])).toEqual([add, add, set('b')])
})

it('forgets a link that is taken away again', () => {
  const pair = { parent: resourceName('imap'), child: resourceName('ip') }
  const link: Edit = { kind: 'resource.link', parent: pair.parent, children: [pair.child], atLeast: null }
  const unlink: Edit = { kind: 'resource.unlink', ...pair }
  expect(withEdits([set('1'), link], [unlink])).toEqual([set('1')])
  expect(withEdits([unlink], [link])).toEqual([unlink, link])
})
