import { describe, expect, it } from 'vitest'
import { defaultAnswers, type Answers } from '#lib/topology/build/answers.ts'
import { roleOf, systemsToOffer, withRole } from './system-roles.ts'

const offered = ['n1', 'n2', 'n3']
const answersOf = (model: Answers['model']): Answers => ({ ...defaultAnswers('midrange'), model })
const given = (
  model: Answers['model'],
  roles: { systems: string[]; standbys: string[] },
  ...[name, role]: [string, 'active' | 'standby' | 'unused']
) => {
  const { systems, standbys } = withRole(answersOf(model), roles, offered, name, role)
  return [systems, standbys]
}

it('offers what the cluster has first, then what is new', () => {
  expect(systemsToOffer(['n2', 'n1'], { systems: ['n1', 'x'], standbys: ['y'] })).toEqual([
    'n2',
    'n1',
    'x',
    'y',
  ])
  expect(roleOf({ systems: ['n1'], standbys: ['n2'] }, 'n3')).toBe('unused')
})

describe('another role', () => {
  const pair = { systems: ['n1'], standbys: ['n3'] }
  it('adds a system to those that carry groups, in the order they are shown', () => {
    expect(given('n-plus-1', { systems: ['n2'], standbys: ['n3'] }, 'n1', 'active')).toEqual([
      ['n1', 'n2'],
      ['n3'],
    ])
  })

  it('takes the place of the one active system of an asymmetric pair', () => {
    expect(given('asymmetric', pair, 'n2', 'active')).toEqual([['n2'], ['n3']])
  })

  it('of the only active system goes to the next that is free', () => {
    expect(given('asymmetric', pair, 'n1', 'unused')).toEqual([['n2'], ['n3']])
  })

  it('of the only standby goes to the next that is free, else everything stays', () => {
    expect(given('n-plus-1', pair, 'n3', 'active')).toEqual([['n1', 'n3'], ['n2']])
    const full = { systems: ['n1', 'n2'], standbys: ['n3'] }
    expect(given('n-plus-1', full, 'n3', 'active')).toEqual([[], []])
  })

  it('needs no standby in a symmetric cluster', () => {
    expect(given('symmetric', { systems: ['n1', 'n2'], standbys: [] }, 'n3', 'active')).toEqual([offered, []])
  })
})
