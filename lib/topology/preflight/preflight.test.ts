import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { groupName, systemName, type SystemName } from '#lib/model/names.ts'
import { questionKey, type Verb } from './check.ts'
import { preflightChecks, questionsFor } from './checks.ts'
import { judge, type Facts, type SystemFacts } from './judge.ts'
import { preflightKinds } from './kinds.ts'
import { readyPlaces } from './readiness.ts'

const text = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

const own = `
include "types.cf"
include "SunJESMsg.cf"
cluster c ( )
system one ( )
system two ( )
system third ( )
group Mail (
	SystemList = { one = 0, two = 1 }
	)
	NIC nic ( Device = eth0  NetworkHosts = { "10.0.0.1" } )
	IP ip ( Device = eth0  Address = "10.0.0.20"  NetMask = "255.255.255.0" )
	DiskGroup dg ( DiskGroup = maildg )
	Mount mnt ( MountPoint = "/mail/"  BlockDevice = "/dev/vx/dsk/maildg/vol"  FSType = vxfs )
	SunJESMsg msg ( ServerRoot = "/mail/msg"  MsgHost = "mail.example.org"  MsgServices = { imap = 143 } )
	ip requires nic
	mnt requires dg
	msg requires mnt
	msg requires ip
group Tools (
	SystemList = { one = 0, two = 1 }
	)
	LVMVolumeGroup vg ( VolumeGroup = tools )
	Application app ( User = worker  StartProgram = "/opt/app/start now"  StopProgram = "/opt/app/stop" )
	Mount plain ( MountPoint = "/plain"  BlockDevice = "/dev/sdc1"  FSType = ext4 )
	Mount share ( MountPoint = "/share"  BlockDevice = "filer:/export"  FSType = nfs )
`

const { configuration: loaded, problems } = loadConfiguration([
  { name: 'main.cf', text: own },
  ...['types.cf', 'SunJESMsg.cf'].map((name) => ({ name, text: text(`types/${name}`) })),
])
if (!loaded) throw new Error(JSON.stringify(problems))
const configuration = loaded

const [one, two, third] = ['one', 'two', 'third'].map(systemName) as [SystemName, SystemName, SystemName]
const types = new Set(Object.keys(configuration.types))
const suite = { version: '1+a', manifestChecksum: 7, types }

/** What systems say on which nothing is wrong. */
const fine: Readonly<Record<Verb, string>> = {
  clock: '3 20',
  boot: '',
  suite: '1+a 7',
  programs: '',
  space: '900000',
  diskgroup: 'seen',
  volumegroup: 'seen',
  block: 'seen',
  mount: 'directory empty nothing nowhere none',
  device: 'up 10.0.0.2/24',
  hosts: 'answers',
  address: 'silent',
  name: '10.0.0.20',
  user: '500:6',
  usergroup: '6',
  path: 'program',
  process: '2',
  ports: '127.0.0.1:143',
}

type Told = Partial<Record<Verb, string>>
type Setting = {
  readonly told?: Readonly<Record<string, Told | null>>
  readonly mailOn?: SystemName
  readonly agents?: ReadonlySet<string>
  readonly isKnown?: boolean
}

const lookAt = ({ told = {}, mailOn, agents = types, isKnown = true }: Setting) => {
  const checks = preflightChecks(configuration, { ...suite, types: agents })
  const factsOf = (system: SystemName): SystemFacts => {
    const own = told[system]
    if (own === null) return { kind: 'silent', reason: 'the cable is out' }
    const says = { ...fine, boot: `boot-of-${system}`, ...own }
    const answers = questionsFor(checks, system).map(
      (question) => [questionKey(question), says[question[0]]] as const,
    )
    return { kind: 'answered', answers: new Map(answers), unanswered: 'it was not answered' }
  }
  const facts: Facts = new Map([one, two, third].map((system) => [system, factsOf(system)]))
  return judge(checks, facts, {
    runsOn: (group, system) => (isKnown ? group === groupName('Mail') && system === mailOn : null),
    isOnline: (_, system) => system === mailOn,
  })
}

const found = (setting: Setting): string[] =>
  lookAt(setting).findings.map(({ kind, system }) => `${kind} on ${system}`)

const onTwo = (told: Told, more: Omit<Setting, 'told'> = {}) => found({ told: { two: told }, ...more })

describe('a look at the systems', () => {
  it('finds nothing where nothing is wrong, wherever the groups are', () => {
    expect(found({})).toEqual([])
    expect(found({ mailOn: one })).toEqual([])
  })

  it('counts what was looked at, and asks every question once', () => {
    const { counts } = lookAt({})
    for (const [, { checks, fine: good }] of counts) expect(good).toBe(checks)
    const questions = questionsFor(preflightChecks(configuration, suite), one).map(questionKey)
    expect(new Set(questions).size).toBe(questions.length)
    expect(counts.get(third)).toEqual({ checks: 5, fine: 5 })
  })

  it.each<[string, Told, string[]]>([
    ['clock', { clock: '-2500 300' }, ['clock-offset']],
    ['older agents', { suite: '0+b 7' }, ['suite-version']],
    ['a changed MANIFEST', { suite: '1+a 8' }, ['suite-version']],
    [
      'files of agents',
      { suite: '1+a 7 missing:IP/clean differs:lib/log.sh' },
      ['agent-differs', 'agent-missing'],
    ],
    ['files of agents nobody uses here', { suite: '1+a 7 missing:Axigen/clean' }, []],
    ['programs', { programs: 'fsck vgs' }, ['program-missing', 'program-missing']],
    ['space', { space: '2048' }, ['no-space', 'no-space']],
    [
      'disks',
      { diskgroup: 'missing', volumegroup: 'missing', block: 'missing' },
      Array(3).fill('disk-missing'),
    ],
    ['held disks', { diskgroup: 'held', volumegroup: 'held' }, ['disk-in-use', 'disk-in-use']],
    ['a device down', { device: 'down' }, ['device-without-link']],
    ['no device', { device: 'missing' }, ['device-missing']],
    ['another mask', { device: 'up 10.0.0.2/16' }, ['netmask-differs']],
    ['another network', { device: 'up 192.168.0.2/24' }, ['address-outside-network']],
    ['a card with the virtual address alone', { device: 'up 10.0.0.20/32' }, []],
    ['silent hosts', { hosts: 'silent' }, ['network-hosts-silent']],
    ['a stray address', { address: 'here' }, ['address-held']],
    ['a foreign address', { address: 'answers' }, ['address-in-use']],
    ['an unknown name', { name: 'missing' }, ['name-unknown']],
    ['no worker', { user: 'missing' }, ['user-missing', 'user-missing']],
    ['no group', { usergroup: 'missing' }, ['user-group-missing']],
    ['no program', { path: 'file' }, ['software-missing']],
    ['a listener on all addresses', { ports: '0.0.0.0:143' }, ['port-taken']],
    ['a listener on the virtual address', { ports: '10.0.0.20:143' }, ['port-taken']],
    ['a listener elsewhere', { ports: '10.0.0.9:143 *:144' }, []],
  ])('finds %s', (_, told, kinds) => {
    const seen = onTwo(told)
    expect(seen.toSorted()).toEqual(kinds.map((kind) => `${kind} on two`).toSorted())
  })

  it('sees that two systems are one machine', () => {
    expect(onTwo({ boot: 'boot-of-third' })).toEqual(['same-machine on two', 'same-machine on third'])
  })

  it.each<[string, string[]]>([
    ['missing empty nothing nowhere none', ['mount-point-missing']],
    ['other empty nothing nowhere none', ['mount-point-no-directory']],
    ['directory files nothing nowhere none', ['mount-point-not-empty']],
    ['directory files another nowhere none', ['mount-point-taken']],
    ['directory files nothing elsewhere none', ['mount-point-not-empty', 'mounted-elsewhere']],
    ['directory empty nothing nowhere auto', ['mount-in-boot-table']],
    ['directory empty nothing nowhere manual', []],
  ])('judges mount points that are %s', (mount, kinds) => {
    const seen = new Set(onTwo({ mount }))
    expect(seen).toEqual(new Set(kinds.map((kind) => `${kind} on two`)))
  })

  it('minds what is mounted where the group does not run, but a share of the network', () => {
    const mount = 'directory files it nowhere none'
    const { findings } = lookAt({ told: { two: { mount } }, mailOn: one })
    expect(findings.map(({ kind, resource }) => [kind, resource])).toEqual([
      ['mounted-while-offline', 'mnt'],
      ['mounted-while-offline', 'plain'],
    ])
    expect(found({ told: { one: { mount } }, mailOn: one })).toEqual(['mounted-while-offline on one'])
  })

  it('compares numbers and addresses between the systems of a group', () => {
    expect(onTwo({ user: '501:6' }).toSorted()).toEqual([
      'user-differs on one',
      'user-differs on one',
      'user-differs on two',
      'user-differs on two',
    ])
    expect(new Set(onTwo({ usergroup: '8' }))).toEqual(
      new Set(['user-group-differs on one', 'user-group-differs on two']),
    )
    expect(new Set(onTwo({ name: '10.0.0.21' }))).toEqual(
      new Set(['name-differs on one', 'name-differs on two']),
    )
    const elsewhere = { name: '10.0.0.21' }
    expect(found({ told: { one: elsewhere, two: elsewhere } })).toEqual([
      'name-not-the-address on one',
      'name-not-the-address on two',
    ])
    expect(onTwo({ usergroup: '8' }, { mailOn: one })).toEqual(['user-group-differs on two'])
    expect(onTwo({ usergroup: '8' }, { mailOn: two })).toEqual(['user-group-differs on one'])
    expect(onTwo({ user: '0:0' })).toContain('user-is-root on two')
  })

  it('does not take a mail user that no system has for missing', () => {
    const nobody = { user: 'missing' }
    const seen = found({ told: { one: nobody, two: nobody } })
    expect(seen.filter((each) => each.startsWith('mail-user-nowhere'))).toHaveLength(2)
    expect(seen.filter((each) => each.startsWith('user-missing'))).toHaveLength(2)
  })

  it('looks at software and its processes only where they can be seen', () => {
    expect(onTwo({ path: 'missing', process: '0' })).not.toContain('process-hides-root on two')
    const { findings } = lookAt({ told: { one: { path: 'missing', process: '0' } }, mailOn: one })
    expect(findings.map(({ kind, resource }) => [kind, resource])).toEqual([
      ['software-missing', 'msg'],
      ['process-hides-root', 'msg'],
      ['software-missing', 'app'],
    ])
  })

  it('misses an agent on every system of its group', () => {
    const agents = new Set([...types].filter((type) => type !== 'Application'))
    expect(found({ agents })).toEqual(['no-agent on one', 'no-agent on two'])
  })

  it('says what it could not find out, and why, and never that it is fine', () => {
    const { findings, counts } = lookAt({
      told: { one: { diskgroup: '? there is no program vxdg' }, two: null },
    })
    expect(findings.map(({ kind, verdict, system, text: said }) => [kind, verdict, system, said])).toEqual([
      ['not-answered', 'unknown', 'one', 'Not known on one: the disk group of dg: there is no program vxdg.'],
      ['system-silent', 'unknown', 'two', 'Nothing is known of two: the cable is out.'],
    ])
    expect(counts.get(two)?.fine).toBe(0)
    expect(onTwo({ clock: '0 9000' })).toEqual(['not-answered on two'])
    expect(onTwo({ address: 'here' }, { isKnown: false })).toEqual(['not-answered on two'])
  })

  it('has a test for each kind', () => {
    const source = text('lib/topology/preflight/preflight.test.ts')
    expect(Object.keys(preflightKinds).filter((kind) => !source.includes(`'${kind}`))).toEqual([])
  })
})

describe('readiness', () => {
  const placesOf = (setting: Setting) =>
    readyPlaces(configuration, lookAt(setting).findings).map(
      ({ group, system, verdict }) => `${group} ${system} ${verdict}`,
    )

  it('is of a group and a system, unless the finding concerns all of either', () => {
    expect(placesOf({})).toEqual(['Mail one ready', 'Mail two ready', 'Tools one ready', 'Tools two ready'])
    const held = { two: { diskgroup: 'held' } }
    expect(placesOf({ told: held, mailOn: one }).slice(0, 2)).toEqual([
      'Mail one not-ready',
      'Mail two not-ready',
    ])
    expect(placesOf({ told: { two: { usergroup: 'missing' } } })).toEqual([
      'Mail one ready',
      'Mail two not-ready',
      'Tools one ready',
      'Tools two ready',
    ])
    expect(placesOf({ told: { two: { space: '1' } } })).toEqual([
      'Mail one ready',
      'Mail two not-ready',
      'Tools one ready',
      'Tools two not-ready',
    ])
  })

  it('is unknown where a system is silent, and stands doubts', () => {
    expect(placesOf({ told: { two: null } })).toContain('Tools two unknown')
    expect(placesOf({ told: { two: { hosts: 'silent' } } })).toContain('Mail two ready')
  })
})

it('every kind and its remedy stand in the guide as they stand here', () => {
  const guide = text('docs/how-to/preflight.md')
  for (const [kind, { verdict, text: says, remedy }] of Object.entries(preflightKinds))
    expect(guide).toContain(`| \`${kind}\` | ${verdict} | ${says} | ${remedy} |`)
})
