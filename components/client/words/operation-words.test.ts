import { describe, expect, it } from 'vitest'
import { groupName } from '#lib/model/names.ts'
import { operationTitle } from './operation-words.ts'

const mail = groupName('mail')

describe('operationTitle', () => {
  it.each([
    ['switch group', mail, 'Switch group mail'],
    ['online resource', mail, 'Online resource (group mail)'],
    ['switch group mail to sysB', mail, 'Switch group mail to sysB'],
    ['freeze system', null, 'Freeze system'],
  ])('says %s of %s as %s', (title, group, text) => {
    expect(operationTitle({ title, group })).toBe(text)
  })
})
