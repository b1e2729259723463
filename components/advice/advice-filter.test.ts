import { expect, test } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { adviceAbout, byRule, countOf, filterFrom, queryOf } from './advice-filter.ts'
import { aroundName } from './around-name.ts'
import { adviceOf } from './advice-of.ts'

const types = `type SunJESMsg ( static str ArgList[] = { ServerRoot } str ServerRoot str MsgHost str MsgServices{} )
type Mount ( static str ArgList[] = { MountPoint } str MountPoint str BlockDevice str FSType )
`
const text = `${types}
cluster demo ( )
system sysA ( )
system sysB ( )
group Mail ( SystemList = { sysA = 0, sysB = 1 } )
SunJESMsg core ( ServerRoot = "/mail" MsgServices = { core = 49994 } )
group Alone ( SystemList = { sysA = 0 } )
SunJESMsg proxy ( ServerRoot = "/proxy" MsgServices = { core = 49994 } )
`
const { configuration } = loadConfiguration([{ name: 'main.cf', text }])
if (!configuration) throw new Error('the sample cannot be read')
const advice = adviceOf(configuration)

const whereOf = (about: Parameters<typeof adviceAbout>[2]) =>
  new Set(adviceAbout(advice, configuration, about).map(({ where }) => ('name' in where ? where.name : '')))

test('the address keeps what is looked at, and forgets what it does not know', () => {
  for (const filter of [
    { severity: 'all', about: null },
    { severity: 'reminder', about: { kind: 'group', name: 'Mail' } },
    { severity: 'warning', about: { kind: 'resource', name: 'core' } },
  ] as const)
    expect(filterFrom(new URLSearchParams(queryOf(filter)))).toEqual(filter)
  expect(filterFrom(new URLSearchParams('severity=loud&group='))).toEqual({ severity: 'all', about: null })
})

test('a group is told with its resources, a resource alone, the cluster under nobody', () => {
  expect(whereOf(null)).toEqual(new Set(['Alone', 'core', 'proxy', '']))
  expect(whereOf({ kind: 'group', name: 'Alone' })).toEqual(new Set(['Alone', 'proxy']))
  expect(whereOf({ kind: 'resource', name: 'core' })).toEqual(new Set(['core']))
  expect(whereOf({ kind: 'resource', name: 'Alone' }).size).toBe(0)
})

test('findings are counted by severity and told once for each rule', () => {
  const severities = ['warning', 'advice', 'reminder'] as const
  const sum = severities.reduce((total, each) => total + countOf(advice, each), 0)
  expect(sum).toBe(countOf(advice, 'all'))
  const rules = byRule(advice)
  expect(rules.flat()).toHaveLength(advice.length)
  expect(new Set(rules.map(([first]) => first?.id)).size).toBe(rules.length)
})

test('a configuration is asked about once', () => {
  expect(adviceOf(configuration)).toBe(advice)
})

test('a sentence is cut at the name it is about, not at a longer one', () => {
  expect(aroundName('imap_core may start before imap.', 'imap')).toEqual({
    before: 'imap_core may start before ',
    after: '.',
  })
  expect(aroundName('It is slow.', 'imap')).toEqual({ before: '', after: ': It is slow.' })
})
