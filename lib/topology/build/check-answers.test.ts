import { expect, it } from 'vitest'
import type { Configuration } from '#lib/model/configuration.ts'
import { clusterName } from '#lib/model/names.ts'
import { defaultAnswers, topologies, type Answers } from './answers.ts'
import { build } from './build.ts'
import { checkAnswers } from './check-answers.ts'
import { addressAfter } from './suggest.ts'

const nothing: Configuration = {
  cluster: { name: clusterName('new'), attributes: {} },
  systems: {},
  types: {},
  groups: {},
  resources: {},
}
const midrange = defaultAnswers('midrange')
const said = (more: Partial<Answers>): string[] =>
  checkAnswers({ ...midrange, ...more }, nothing).map(({ code, at }) => `${code} ${at}`)
const ofGroup = (details: Answers['groups'][string]): string[] => said({ groups: { 'mta-1': details } })

it.each(topologies)('has nothing against the default answers: %s', (topology) => {
  expect(checkAnswers(defaultAnswers(topology), nothing)).toEqual([])
})

it.each<[string, () => string[], string[]]>([
  ['a name with a blank', () => said({ cluster: 'my cluster' }), ['bad-name cluster']],
  ['a word of the language', () => said({ cluster: 'group' }), ['bad-name cluster']],
  ['half a group', () => said({ counts: { imap: 1.5 } }), ['bad-count counts.imap']],
  ['two Directory groups', () => said({ counts: { directory: 2 } }), ['bad-count counts.directory']],
  [
    'no group at all',
    () => said({ counts: { directory: 0, mta: 0, imap: 0, pop: 0 } }),
    ['bad-count counts'],
  ],
  [
    'two systems of one name',
    () => said({ systems: ['sysA', 'sysA', 'sysB', 'sysC'] }),
    ['name-taken systems'],
  ],
  [
    'too many systems',
    () => said({ systems: Array.from({ length: 40 }, (_, index) => `s${index}`) }),
    ['too-many-systems systems'],
  ],
  [
    'an asymmetric cluster with two active systems',
    () => said({ model: 'asymmetric', systems: ['sysA', 'sysB'] }),
    ['wrong-number-of-systems systems'],
  ],
  [
    'a symmetric cluster of one',
    () => said({ model: 'symmetric', systems: ['sysA'] }),
    ['wrong-number-of-systems systems'],
  ],
  ['a Directory nobody has', () => said({ directoryGroup: 'Elsewhere' }), ['unknown-group directoryGroup']],
  ['a home that is none', () => ofGroup({ home: 'mars' }), ['unknown-system groups.mta-1.home']],
  ['an address of three parts', () => ofGroup({ address: '10.1.1' }), ['bad-address groups.mta-1.address']],
  [
    'an address of two groups',
    () => ofGroup({ address: '10.10.10.20' }),
    ['address-twice groups.mta-1.address'],
  ],
  ['a relative path', () => ofGroup({ serverRoot: 'msgsrv' }), ['bad-path groups.mta-1.serverRoot']],
  [
    'a mount point of two groups',
    () => ofGroup({ mountPoint: '/sunone/dir' }),
    ['disk-twice groups.mta-1.mountPoint'],
  ],
  [
    'no disk group',
    () => ofGroup({ diskGroup: '', blockDevice: '/dev/x' }),
    ['bad-text groups.mta-1.diskGroup'],
  ],
  ['a port beyond all', () => ofGroup({ services: [['smtp', 70_000]] }), ['bad-port groups.mta-1.services']],
  ['a name of two groups', () => ofGroup({ name: 'Mail1_Directory' }), ['name-taken groups.mta-1.name']],
])('refuses %s', (_what, answer, expected) => {
  expect(answer()).toEqual(expected)
})

it('names all reasons, not the first', () => {
  const answers = { ...midrange, cluster: '1', groups: { 'mta-1': { address: 'x', home: 'y' } } }
  const result = build(answers, nothing)
  expect(result.kind === 'refused' && result.problems).toHaveLength(3)
})

it('counts addresses over the end of a byte, and leaves alone what is no address', () => {
  expect(addressAfter('10.10.10.254', 3)).toBe('10.10.11.1')
  expect(addressAfter('mail.example.com', 3)).toBe('mail.example.com')
})
