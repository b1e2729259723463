import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { mask } from '#lib/model/secrets.ts'
import { adviceRules, adviseOn, type Advice, type AdviceId } from './advise.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const types = globSync('types/*.cf', { cwd: root })
  .toSorted()
  .map((path) => ({ name: basename(path), text: readFileSync(root + path, 'utf8') }))

/** A cluster of three systems with these groups in it. */
const advised = (groups: string): readonly Advice[] => {
  const includes = types.map(({ name }) => `include "${name}"\n`).join('')
  const text = `${includes}cluster c ( )\nsystem sysA ( )\nsystem sysB ( )\nsystem spare ( )\n${groups}`
  const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text }, ...types])
  if (!configuration) throw new Error(`${problems[0]?.line}: ${problems[0]?.message}`)
  return adviseOn(configuration)
}

const group = (name: string, content: string, attributes = 'SystemList = { sysA, sysB }'): string =>
  `group ${name} (\n${attributes}\n)\n${content}\n`
const resource = (type: string, name: string, attributes = ''): string =>
  `${type} ${name} (\n${attributes.replaceAll('; ', '\n')}\n)\n`
const msg = (name: string, attributes: string): string => resource('SunJESMsg', name, attributes)
const ldap = resource('SunJESLDAP', 'ldap', 'InstanceRoot = "/d/slapd"; LDAPHost = "10.0.0.1"')
const disk = resource('Mount', 'mnt', 'MountPoint = "/m"; BlockDevice = "/dev/vx/dsk/d/v"; FSType = vxfs')
const ip = resource('IP', 'ip', 'Device = eth0; Address = "10.0.0.1"')
const core = (name: string, more = ''): string =>
  msg(name, `MsgServices = { core = 49994 }; ServerRoot = "/m/msg"; ${more}`)
const imap = (name: string, more = ''): string =>
  msg(name, `MsgServices = { imap = 143 }; ServerRoot = "/m/msg"; ${more}`)
const mailOn = (systems: string, more = ''): string =>
  group('mail', core('core'), `SystemList = { ${systems} }\n${more}`)

/** For each rule a configuration that it is about, and the same one put right. */
const cases: Readonly<Record<AdviceId, readonly [wrong: string, right: string]>> = {
  'directory-missing': [group('mail', core('core')), group('mail', core('core') + ldap)],
  'directory-not-first': [
    group('dir', ldap) + group('mail', core('core')),
    group('dir', ldap) + group('mail', `${core('core')}requires group dir online global soft\n`),
  ],
  'directory-link-kind': [
    group('dir', ldap) + group('mail', `${core('core')}requires group dir online global firm\n`),
    group('dir', ldap) + group('mail', `${core('core')}requires group dir online global soft\n`),
  ],
  'directory-not-below': [
    group('mail', ldap + core('core')),
    group('mail', `${ldap + core('core')}core requires ldap\n`),
  ],
  'administration-critical': [
    group('dir', ldap + resource('SunJESAdm', 'adm')),
    group('dir', ldap + resource('SunJESAdm', 'adm', 'Critical = 0')),
  ],
  'web-mail-critical': [
    group('mail', core('core') + msg('web', 'MsgServices = { http = 80 }')),
    group('mail', core('core') + msg('web', 'MsgServices = { http = 80 }; Critical = 0')),
  ],
  'critical-without-restart': [group('mail', core('core')), group('mail', core('core', 'RestartLimit = 1'))],
  'parallel-mail-server': [mailOn('sysA, sysB', 'Parallel = 1'), mailOn('sysA, sysB', 'Parallel = 0')],
  'single-system': [mailOn('sysA'), mailOn('sysA, sysB')],
  'standby-not-first': [
    mailOn('sysA = 0, sysB = 1, spare = 2', 'AutoStartList = { sysA }') +
      group('other', '', 'SystemList = { sysB }\nAutoStartList = { sysB }'),
    mailOn('spare = 0, sysA = 1, sysB = 2', 'AutoStartList = { sysA }') +
      group('other', '', 'SystemList = { sysB }\nAutoStartList = { sysB }'),
  ],
  'automatic-site-failover': [
    mailOn('sysA, sysB', 'SystemZones = { sysA = 0, sysB = 1 }'),
    mailOn('sysA, sysB', 'SystemZones = { sysA = 0, sysB = 1 }\nAutoFailOver = 2'),
  ],
  'same-ports': [
    group('one', imap('imap1')) + group('two', imap('imap2')),
    group('one', imap('imap1')) + group('two', imap('imap2'), 'SystemList = { spare }'),
  ],
  'root-off-shared-disk': [
    group('mail', disk + msg('core', 'ServerRoot = "/opt/msg"')),
    group('mail', disk + msg('core', 'ServerRoot = "/m/msg"')),
  ],
  'started-before-mount': [
    group('mail', disk + core('core')),
    group('mail', `${disk + core('core')}core requires mnt\n`),
  ],
  'started-before-address': [
    group('mail', ip + core('core', 'MsgHost = "10.0.0.1"')),
    group('mail', `${ip + core('core', 'MsgHost = "10.0.0.1"')}core requires ip\n`),
  ],
  'address-of-no-group': [
    group('mail', ip + core('core', 'MsgHost = "10.0.0.2"')),
    group('mail', ip + core('core', 'MsgHost = "10.0.0.1"')),
  ],
  'monitor-program-off-shared-disk': [
    group('mail', disk + core('core', 'MonitorProgram = "/usr/local/bin/look -v"')),
    group('mail', disk + core('core', 'MonitorProgram = "/m/bin/look -v"')),
  ],
  'volume-manager-advised': [
    group(
      'mail',
      core('core') + resource('Mount', 'mnt', 'MountPoint = "/m"; BlockDevice = "/dev/sdb1"; FSType = ext4'),
    ),
    group('mail', core('core') + disk),
  ],
  'lossy-network-mount': [
    group('mail', resource('Mount', 'nfs', 'MountPoint = "/n"; FSType = nfs; MountOpt = "rw,async"')),
    group('mail', resource('Mount', 'nfs', 'MountPoint = "/n"; FSType = nfs; MountOpt = "rw,sync,hard"')),
  ],
  'core-missing': [group('mail', imap('imap')), group('mail', core('core') + imap('imap'))],
  'core-not-below': [
    group('mail', core('core') + imap('imap')),
    group('mail', `${core('core') + imap('imap')}imap requires core\n`),
  ],
  'second-level-off': [group('mail', core('core')), group('mail', core('core', 'SecondLevelMonitor = 1'))],
  'second-level-without-user': [
    group('mail', imap('imap', 'SecondLevelMonitor = 1')),
    group('mail', imap('imap', 'SecondLevelMonitor = 1; LDAPTestUser = u; LDAPTestPasswd = abcdAbcd')),
  ],
  'service-not-asked': [
    group('mail', msg('snmp', 'MsgServices = { snmp = 161 }')),
    group('mail', imap('imap')),
  ],
  'trace-left-on': [
    group('mail', core('core', 'ResLogLevel = TRACE; MonitorTimeout = 120')),
    group('mail', core('core', 'ResLogLevel = INFO')),
  ],
  'password-in-clear': [
    group('dir', resource('SunJESAdm', 'adm', 'AdminUser = admin; AdminPasswd = "secret1!"')),
    group('dir', resource('SunJESAdm', 'adm', 'AdminUser = admin; AdminPasswd = ambMemNmjMogBgcGd')),
  ],
  'ssl-without-database-password': [
    group('dir', resource('SunJESLDAP', 'ldap', 'SSLPort = 636')),
    group('dir', resource('SunJESLDAP', 'ldap', 'SSLPort = 636; SSLDbPasswd = BNCnFNoNKnPHcHDhE')),
  ],
  'monitor-timeouts-ignored': [
    group('mail', resource('MsgSrv', 'Mail', 'LogHostName = h; FaultOnMonitorTimeouts = 0')),
    group('mail', resource('MsgSrv', 'Mail', 'LogHostName = h; FaultOnMonitorTimeouts = 2')),
  ],
  'off-table-9-4': [
    group('mail', resource('MsgSrv', 'Mail', 'LogHostName = h; ToleranceLimit = 3')),
    group('mail', resource('MsgSrv', 'Mail', 'LogHostName = h')),
  ],
  'init-script-as-monitor': [
    group('axi', resource('Application', 'a', 'MonitorProgram = "/etc/init.d/axigen status"')),
    group('axi', resource('Application', 'a', 'MonitorProgram = "/opt/axigen/bin/monitor"')),
  ],
  'application-not-watched': [
    group('axi', resource('Application', 'a', 'StartProgram = "/opt/axigen/start"')),
    group('axi', resource('Application', 'a', 'PidFiles = { "/var/run/axigen.pid" }')),
  ],
}

const found = (groups: string, id: string) => advised(groups).filter((advice) => advice.id === id)

describe('each rule', () => {
  it.each(Object.entries(cases))('%s finds what is wrong, and not what is right', (id, [wrong, right]) => {
    expect(found(wrong, id)).not.toEqual([])
    expect(found(right, id)).toEqual([])
  })

  it('has a case', () => {
    expect(Object.keys(cases).toSorted()).toEqual(Object.keys(adviceRules).toSorted())
  })

  it('explains itself in whole sentences, with its source', () => {
    for (const [id, { explanation, source, items }] of Object.entries(adviceRules)) {
      expect(explanation, id).toMatch(/^[A-Z].*\.$/)
      expect(source, id).toMatch(/^guide 00\d, /)
      expect(items.length, id).toBeGreaterThan(0)
    }
  })
})

describe('advice', () => {
  it('names the place, says what is so and what to do, warnings first', () => {
    const all = advised(`${group('dir', ldap)}${mailOn('sysA')}`)
    expect(all[0]).toMatchObject({ severity: 'warning', where: { kind: 'group', name: 'mail' } })
    for (const { text, remedy } of all) {
      expect(text).toMatch(/\.$/)
      expect(remedy).toMatch(/\.$/)
    }
    const order = ['warning', 'advice', 'reminder']
    const places = all.map(({ severity }) => order.indexOf(severity))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  })

  it('never shows a password', () => {
    const [wrong] = cases['password-in-clear']
    expect(JSON.stringify(advised(wrong))).not.toContain('secret1!')
  })

  it('a password that is masked, as on a page, is not called clear', () => {
    const masked = group('dir', resource('SunJESAdm', 'adm', `AdminUser = admin; AdminPasswd = "${mask}"`))
    expect(found(masked, 'password-in-clear')).toEqual([])
  })

  it('a link through another group is one, and so is one through another resource', () => {
    const chain = `${group('dir', ldap)}${group('middle', 'requires group dir online global soft\n')}`
    const top = group('mail', `${core('core')}requires group middle online global soft\n`)
    expect(found(chain + top, 'directory-not-first')).toEqual([])
    const through = group('m', `${disk + core('core') + imap('imap')}core requires mnt\nimap requires core\n`)
    expect(found(through, 'started-before-mount')).toEqual([])
  })

  it('two groups that are kept apart may have the same ports', () => {
    const apart = `${group('one', imap('imap1'))}${group('two', `${imap('imap2')}requires group one offline local\n`)}`
    expect(found(apart, 'same-ports')).toEqual([])
  })

  it('a global group that fails over by itself, and localized values, are read as they are', () => {
    const remote =
      'remotecluster far ( ClusterAddress = "10.0.0.9" )\nheartbeat Icmp ( ClusterList = { far } )\n'
    const text = group('mail', core('core'), 'SystemList = { sysA, sysB }\nClusterFailOverPolicy = Auto')
    expect(found(remote + text, 'automatic-site-failover')).toHaveLength(1)
    expect(found(remote + group('mail', core('core')), 'automatic-site-failover')).toEqual([])
    const local = group('mail', disk + msg('core', 'ServerRoot @sysA = "/a"; ServerRoot @sysB = "/b"'))
    expect(found(local, 'root-off-shared-disk')).toEqual([])
  })

  it('says nothing about a cluster without mail', () => {
    expect(advised(group('web', disk + ip))).toEqual([])
  })
})
