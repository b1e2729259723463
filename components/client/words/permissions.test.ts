import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { intentKinds, type Intent } from '#lib/planner/intent.ts'
import type { Account } from '#lib/wire/accounts.ts'
import { riskOf, wordsOf } from './intents.ts'
import { mayNot } from './permissions.ts'

const account = (role: Account['role'], groups: Account['groups'] = {}): Account => ({
  user: 'kim',
  role,
  groups,
  passwordSet: true,
})
const online: Intent = { kind: 'group.online', group: groupName('mail'), system: 'any' }
const enable: Intent = { kind: 'group.enable', group: groupName('mail'), system: 'all' }
const confirm: Intent = { kind: 'system.confirmDown', system: systemName('sysA') }
const freeze: Intent = { kind: 'system.freeze', system: systemName('sysA'), reason: '' }

const may = (who: Account, intent: Intent) =>
  mayNot(who, intent, 'group' in intent ? intent.group : null).length === 0

describe('mayNot', () => {
  it('lets an administrator do everything and a guest nothing', () => {
    for (const intent of [online, enable, confirm, freeze]) {
      expect(may(account('Cluster Administrator'), intent)).toBe(true)
      expect(may(account('Guest'), intent)).toBe(false)
    }
  })

  it('keeps from an operator what only an administrator may say', () => {
    const operator = account('Cluster Operator')
    expect([online, freeze].map((intent) => may(operator, intent))).toEqual([true, true])
    expect([enable, confirm].map((intent) => may(operator, intent))).toEqual([false, false])
  })

  it('gives a role on a group for that group alone, and names the missing role', () => {
    const operator = account('Guest', { mail: 'Group Operator' })
    expect(may(operator, online)).toBe(true)
    expect(may(operator, { ...online, group: groupName('directory') })).toBe(false)
    expect(mayNot(operator, enable, 'mail')[0]?.text).toBe('This needs the role Group Administrator on mail.')
  })
})

describe('mayNot, by what is asked', () => {
  const operator = account('Cluster Operator')

  it('keeps a persistent freeze for administrators', () => {
    expect(may(operator, { ...freeze, persistent: true })).toBe(false)
    const group: Intent = { kind: 'group.freeze', group: groupName('mail'), reason: '', persistent: true }
    expect(may(operator, group)).toBe(false)
    expect(may(account('Guest', { mail: 'Group Administrator' }), group)).toBe(true)
  })

  it('lets the owner of an operation cancel it, and who could have asked for it', () => {
    const cancel: Intent = { kind: 'operation.cancel', operation: 4 }
    const stop = { user: 'lou', intent: 'system.stop' }
    expect(mayNot(operator, cancel, null, stop)).toHaveLength(1)
    expect(mayNot(account('Cluster Administrator'), cancel, null, stop)).toEqual([])
    const own = { ...stop, user: 'kim' }
    expect(mayNot(account('Guest', { mail: 'Group Operator' }), cancel, null, own)).toEqual([])
    expect(mayNot(account('Guest'), cancel, null, own)).toHaveLength(1)
    expect(mayNot(operator, cancel, 'mail', { user: 'lou', intent: 'group.switch' })).toEqual([])
  })
})

describe('intent words', () => {
  it('gives every kind a class of risk, and asks for typing only where nothing brings it back', () => {
    expect(Object.keys(riskOf).toSorted()).toEqual([...intentKinds].toSorted())
    const destructive = intentKinds.filter((kind) => riskOf[kind] === 'destructive')
    expect(destructive).toEqual(['system.fence', 'system.confirmDown'])
  })

  it('names the thing on the button', () => {
    expect(wordsOf(online).confirm).toBe('Online mail')
    expect(wordsOf({ ...online, system: systemName('sysB') }).title).toBe('Online mail on sysB')
    expect(wordsOf(confirm).title).toBe('Confirm that sysA is down')
  })
})
