import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { can } from '../can.ts'
import { cluster, type Values } from '../testing/cluster-builder.ts'
import { World } from '../testing/world.ts'

const ldap = groupName('ldap')
const imap = groupName('imap')
const a = systemName('a')
const b = systemName('b')

const running = (link: string, attributes: Values = {}, imapOn = ['b', 'a']): World =>
  new World(
    cluster({
      imap: { systems: imapOn, autoStartList: imapOn, resources: { web: [] }, requires: { ldap: link } },
      ldap: {
        systems: ['a', 'b'],
        autoStartList: ['a', 'b'],
        attributes,
        resources: { slapd: [] },
      },
    }),
  )
    .connect('a', 'b')
    .pass(60)

const codes = (reasons: readonly { readonly code: string }[]) => reasons.map(({ code }) => code)

describe('group dependencies', () => {
  it('start children first', () => {
    expect(running('online global soft').begun).toEqual(['online slapd@a', 'online web@b'])
  })

  it('soft global: the child moves, the parent stays', () => {
    const world = running('online global soft')
    world.begun.length = 0
    world.kill('slapd@a').pass(120)
    expect(world.begun).toEqual(['clean slapd@a', 'online slapd@b'])
    expect(world.groupState('imap', 'b')).toBe('ONLINE')
  })

  it('firm global: the parent goes down after the child and comes back when it has moved', () => {
    const world = running('online global firm')
    world.begun.length = 0
    world.kill('slapd@a').pass(120)
    expect(world.begun).toEqual(['clean slapd@a', 'offline web@b', 'online slapd@b', 'online web@b'])
    expect(world.groupState('imap', 'b')).toBe('ONLINE')
  })

  it('firm global without a target: both stay down', () => {
    const world = running('online global firm', { AutoFailOver: 0 })
    world.kill('slapd@a').pass(300)
    expect([world.groupState('imap', 'a'), world.groupState('imap', 'b')]).toEqual(['OFFLINE', 'OFFLINE'])
    expect(world.state.groups[imap]?.move).toBeNull()
  })

  it('firm global: a frozen parent is left alone', () => {
    const world = running('online global firm')
    world.ask({ kind: 'group.freeze', group: imap, reason: '' })
    world.kill('slapd@a').pass(300)
    expect(world.groupState('imap', 'b')).toBe('ONLINE')
  })

  it('local: the parent only comes online beside its child, and follows it', () => {
    const world = running('online local soft')
    expect(world.groupState('imap', 'a')).toBe('ONLINE')
    world.kill('slapd@a').pass(300)
    expect([world.groupState('ldap', 'b'), world.groupState('imap', 'b')]).toEqual(['ONLINE', 'ONLINE'])
  })

  it('remote: the parent is not started on the system of its child', () => {
    const world = running('online remote soft', {}, ['a', 'b'])
    expect(world.groupState('imap', 'b')).toBe('ONLINE')
    expect(codes(can(world.state, { kind: 'group.switch', group: imap, to: a }))).toContain(
      'dependency-not-met',
    )
  })

  it('refuses the parent while the child is down', () => {
    const world = running('online global soft', { AutoStart: 0 })
    expect(world.begun).toEqual([])
    expect(codes(can(world.state, { kind: 'group.online', group: imap, system: b }))).toEqual([
      'dependency-not-met',
    ])
  })

  it.each([
    ['online global soft', []],
    ['online global firm', ['parent-group-online']],
    ['online local soft', []],
    ['online local hard', ['parent-group-online']],
  ] as const)('offline of a child that is needed %s', (link, expected) => {
    const world = running(link)
    expect(codes(can(world.state, { kind: 'group.offline', group: ldap, system: 'all' }))).toEqual(expected)
  })

  it.each([
    ['online global soft', []],
    ['online global firm', ['parent-group-online']],
    ['online local soft', ['dependency-not-met', 'parent-group-online']],
  ] as const)('switch of a child that is needed %s', (link, expected) => {
    const world = running(link)
    expect(codes(can(world.state, { kind: 'group.switch', group: ldap, to: b }))).toEqual(expected)
  })
})
