import { describe, expect, it } from 'vitest'
import { cluster } from '#lib/policy/testing/cluster-builder.ts'
import { happeningOf, questionFrom, queryOf, questionKinds, systemsFor } from './question.ts'

const configuration = cluster({
  mail: { systems: ['a', 'b'], resources: { imap: [] } },
  web: { systems: ['b', 'c'], resources: { http: [] } },
})
const read = (query: string) => questionFrom(new URLSearchParams(query))
const asked = (query: string) => happeningOf(configuration, read(query), 'kim')

describe('the address', () => {
  it.each([
    'if=system&system=a',
    'if=system&system=a&fence=fails',
    'if=resource&resource=imap&system=b&gone=yes',
    'if=switch&group=mail&system=b',
    'if=offline&group=mail',
    'if=evacuate&system=c&fence=none',
  ])('%s is read and written alike', (query) => {
    expect(queryOf(read(query))).toBe(query)
  })

  it('forgets what does not matter to the kind', () => {
    expect(queryOf(read('if=offline&group=mail&system=a&gone=yes'))).toBe('if=offline&group=mail')
  })

  it('takes words it does not know for the usual ones', () => {
    expect(read('if=explode&fence=maybe')).toMatchObject({ kind: 'system', fence: 'works' })
  })
})

describe('what is to happen', () => {
  it('is nothing while something is not chosen or not there', () => {
    for (const kind of questionKinds) expect(asked(`if=${kind}`)).toBeNull()
    expect(asked('if=system&system=z')).toBeNull()
    expect(asked('if=resource&resource=imap&system=c')).toBeNull()
    expect(asked('if=switch&group=mail&system=c')).toBeNull()
    expect(asked('if=offline&group=nothing')).toBeNull()
  })

  it('is a fault or an intent', () => {
    expect(asked('if=system&system=a')).toEqual({ at: 0, kind: 'system', system: 'a' })
    expect(asked('if=resource&resource=imap&system=a')).toMatchObject({ kind: 'resource', gone: false })
    const intent = { kind: 'group.switch', group: 'mail', to: 'b' }
    expect(asked('if=switch&group=mail&system=b')).toEqual({ at: 0, kind: 'intent', intent, user: 'kim' })
  })
})

it('offers the systems on which the thing can be', () => {
  expect(systemsFor(configuration, read('if=resource&resource=http'))).toEqual(['b', 'c'])
  expect(systemsFor(configuration, read('if=switch&group=mail'))).toEqual(['a', 'b'])
  expect(systemsFor(configuration, read('if=system'))).toEqual(['a', 'b', 'c'])
  expect(systemsFor(configuration, read('if=switch'))).toEqual([])
})
