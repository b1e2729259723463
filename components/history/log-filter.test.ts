import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import type { Decision } from '#lib/policy/decision.ts'
import { filterFrom, fits, merged, queryOf } from './log-filter.ts'

const decision = (id: string, part: Partial<Decision> = {}): Decision => ({
  id,
  at: 0,
  cause: null,
  severity: 'NOTICE',
  message: 1,
  text: 'Group mail is online on sysA',
  group: groupName('mail'),
  resource: null,
  system: systemName('sysA'),
  operation: null,
  ...part,
})

describe('log filter', () => {
  it('survives the way through the address', () => {
    const filter = { severities: ['ERROR', 'WARNING'] as const, group: 'mail', text: 'a b&c' }
    expect(filterFrom(new URLSearchParams(queryOf(filter)))).toEqual({
      severities: ['ERROR', 'WARNING'],
      group: 'mail',
      resource: undefined,
      system: undefined,
      text: 'a b&c',
    })
  })

  it('leaves out what an address has made up', () => {
    expect(filterFrom(new URLSearchParams('severity=LOUD,ERROR&group=')).severities).toEqual(['ERROR'])
    expect(queryOf(filterFrom(new URLSearchParams('severity=LOUD')))).toBe('')
  })

  it('asks for all parts at once', () => {
    expect(fits(decision('1.0'), { group: 'mail', text: 'ONLINE' })).toBe(true)
    expect(fits(decision('1.0'), { group: 'mail', system: 'sysB' })).toBe(false)
    expect(fits(decision('1.0'), { severities: ['ERROR'] })).toBe(false)
  })

  it('puts live lines before fetched ones, each once', () => {
    const recent = [decision('3.0'), decision('2.0'), decision('2.1', { group: groupName('other') })]
    const pages = [[decision('2.0'), decision('1.0')]]
    expect(merged(recent, pages, { group: 'mail' }).map(({ id }) => id)).toEqual(['3.0', '2.0', '1.0'])
  })
})
