import { describe, expect, it } from 'vitest'
import { association, keylist, scalar, vector } from '#lib/model/attribute-value.ts'
import { attributeName, resourceName, systemName } from '#lib/model/names.ts'
import { wordsOf } from '#lib/maincf/commands/between/value-edits.ts'
import { editOfValue, editsOfSetting } from './attribute-edits.ts'

const object = { kind: 'resource', name: resourceName('imap') } as const
const attribute = attributeName('Port')
const sysA = systemName('sysA')
const sysB = systemName('sysB')
const change = (before: object, after: object) => editsOfSetting({ object, attribute, before, after })

describe('words', () => {
  it('are what follows the attribute', () => {
    expect(wordsOf(scalar('a b'))).toEqual(['a b'])
    expect(wordsOf(vector(['a', 'b']))).toEqual(['a', 'b'])
    expect(wordsOf(association([['k', '1']]))).toEqual(['k', '1'])
  })

  it('of an empty list are none: its keys are deleted', () => {
    expect(editOfValue(object, attribute, keylist([]))).toMatchObject({ verb: 'delete-keys', words: [] })
    expect(editOfValue(object, attribute, scalar(''))).toMatchObject({ verb: 'set', words: [''] })
  })
})

describe('settings', () => {
  it('that are the same need nothing', () => {
    expect(change({ everywhere: scalar('1') }, { everywhere: scalar('1') })).toEqual([])
    const local = { bySystem: { [sysA]: scalar('1') } }
    expect(change(local, local)).toEqual([])
  })

  it('become local with only those values that differ', () => {
    const after = { bySystem: { [sysA]: scalar('1'), [sysB]: scalar('2') } }
    expect(change({ everywhere: scalar('1') }, after)).toEqual([
      { kind: 'localize', resource: object.name, attribute },
      { kind: 'modify', object, attribute, verb: 'set', words: ['2'], system: sysB },
    ])
  })

  it('become global with one value', () => {
    const before = { bySystem: { [sysA]: scalar('1') } }
    expect(change(before, { everywhere: scalar('3') })).toEqual([
      { kind: 'globalize', resource: object.name, attribute, words: ['3'] },
    ])
  })
})
