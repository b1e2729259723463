import { describe, expect, it } from 'vitest'
import { attributeName, resourceName, type SystemName } from '#lib/model/names.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import type { EntryPointRequest } from '#server/ports.ts'
import { entryPointCall, secretLines } from './arguments.ts'
import { smallConfiguration, sysA, sysB } from './testing/small-configuration.ts'

const call = (
  resource: string,
  entryPoint: EntryPoint,
  system: SystemName,
  cleanReason: number | null = null,
) =>
  entryPointCall({
    configuration: smallConfiguration(),
    resource: resourceName(resource),
    system,
    entryPoint,
    cleanReason,
  })

describe('entryPointCall', () => {
  it('writes scalars, lists and associations in the order of ArgList, as version 4.0 agents take them', () => {
    expect(call('mail', 'monitor', sysA)).toMatchObject({
      script: 'Mail/monitor',
      argv: ['mail', 'INFO', '-', 'hostA', '4', 'http', '80', 'imap', '143', '2', 'a b', '', '0', 'eth0', ''],
    })
  })

  it('takes the values of the system it runs on, of referred resources too', () => {
    const { argv } = call('mail', 'online', sysB)
    expect(argv[3]).toBe('any')
    expect(argv.at(-2)).toBe('bge1')
  })

  it('gives clean its reason before the values', () => {
    expect(call('nic', 'clean', sysA, 3).argv).toEqual(['nic', '3', 'eth0'])
  })

  it('runs a script of its own for each action, with its token and arguments last (§6.2)', () => {
    const action = { token: 'getcksum.1', arguments: ['-v', 'a b'] }
    const question = { system: sysA, entryPoint: 'action', cleanReason: null } as const
    const named = { ...question, configuration: smallConfiguration(), resource: resourceName('nic') }
    expect(entryPointCall({ ...named, action })).toEqual({
      script: 'Card/actions/getcksum.1',
      argv: ['nic', 'eth0', 'getcksum.1', '-v', 'a b'],
      secrets: [],
    })
    for (const token of ['../online', '.hidden', 'a/b', '']) {
      expect(() => entryPointCall({ ...named, action: { ...action, token } })).toThrow(RangeError)
    }
  })

  it('tells info whether it is the first time (§6.2)', () => {
    const question = { system: sysA, entryPoint: 'info', cleanReason: null } as const
    const named = { ...question, configuration: smallConfiguration(), resource: resourceName('nic') }
    expect(entryPointCall({ ...named, infoMode: 'initialise' }).argv).toEqual(['nic', '1', 'eth0'])
    expect(entryPointCall({ ...named, infoMode: 'update' }).argv).toEqual(['nic', '0', 'eth0'])
  })

  it('tells attr_changed the resource, the attribute and its new values (§6.2)', () => {
    const question = { system: sysA, entryPoint: 'attr_changed', cleanReason: null } as const
    const named = { ...question, configuration: smallConfiguration(), resource: resourceName('mail') }
    expect(entryPointCall({ ...named, changedAttribute: attributeName('Users') })).toMatchObject({
      script: 'Mail/attr_changed',
      argv: ['mail', 'mail', 'Users', '2', 'a b', ''],
    })
    const secret = entryPointCall({ ...named, changedAttribute: attributeName('LDAPTestPasswd') })
    expect(secret.argv).toEqual(['mail', 'mail', 'LDAPTestPasswd', '-'])
    expect(secret.secrets).toEqual([['LDAPTestPasswd', "s3cr'et"]])
  })

  it('keeps secrets out of the arguments and leaves unset ones empty', () => {
    const set = call('mail', 'monitor', sysA)
    expect(JSON.stringify(set.argv)).not.toContain('s3cr')
    expect(set.secrets).toEqual([['LDAPTestPasswd', "s3cr'et"]])
    expect(secretLines(set.secrets)).toBe("LDAPTestPasswd=s3cr'et\n")
    const unset = call('quiet', 'monitor', sysA)
    expect(unset.argv).toEqual(['quiet', 'INFO', '', '', '0', '0', '0', '', ''])
    expect(secretLines(unset.secrets)).toBe('')
  })

  it('tells no secret that would break its line', () => {
    expect(secretLines([['LDAPTestPasswd', 'a\nAdminPasswd=b']])).toBeNull()
  })

  it('tells a Proxy the state of its target, on its own system or the one it names (§7)', () => {
    const seen = (resource: string, observe?: EntryPointRequest['observe']) =>
      entryPointCall({
        configuration: smallConfiguration(),
        resource: resourceName(resource),
        system: sysA,
        entryPoint: 'monitor',
        cleanReason: null,
        ...(observe ? { observe } : {}),
      }).argv.slice(1)
    const observe: EntryPointRequest['observe'] = (_, system) =>
      system === sysA ? { probed: true, state: 'ONLINE' } : { probed: true, state: 'FAULTED' }
    expect(seen('mirror', observe)).toEqual(['nic', '1', 'ONLINE'])
    expect(seen('mirrorOfB', observe)).toEqual(['nic', '1', 'FAULTED'])
    expect(seen('mirror')).toEqual(['nic', '0', 'UNKNOWN'])
  })

  it('throws for what is not declared', () => {
    expect(() => call('nobody', 'monitor', sysA)).toThrow(RangeError)
  })
})
