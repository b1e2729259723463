import { describe, expect, it } from 'vitest'
import type { Configuration } from '#lib/model/configuration.ts'
import { clusterName } from '#lib/model/names.ts'
import { defaultAnswers, topologies, type Answers } from '#lib/topology/build/answers.ts'
import { checkAnswers } from '#lib/topology/build/check-answers.ts'
import { suggest } from '#lib/topology/build/suggest.ts'
import { servicesOf, suggestionFor, withCount, withDetail, withService } from './change-answers.ts'
import { fieldsAt, groupFields } from './group-fields.ts'
import { errorAt, ofWhat, stepOfProblem, unplacedProblems } from './problem-places.ts'
import { topologyChoices } from './topology-words.ts'
import { grownAt, neighboursOf, stepNamed, stepsFor } from './wizard-steps.ts'

const nothing: Configuration = {
  cluster: { name: clusterName('new'), attributes: {} },
  systems: {},
  types: {},
  groups: {},
  resources: {},
}
const enterprise = defaultAnswers('enterprise')
const groupOf = (answers: Answers, key: string) => {
  const group = suggest(answers).groups.find((each) => each.key === key)
  if (!group) throw new Error(`no group ${key}`)
  return group
}
const labelsAt = (step: Parameters<typeof fieldsAt>[0], key: string, answers = enterprise) =>
  fieldsAt(step, answers, groupOf(answers, key)).map(({ field }) => field)

describe('steps', () => {
  it('are the questions asked once, the guide’s seven, and the review', () => {
    expect(stepsFor('simple').map(({ title }) => title)).toEqual([
      'Topology',
      'HA model',
      'Groups and systems',
      'Shared disks',
      'Disk groups, volumes and file systems',
      'Virtual addresses and host names',
      'Service groups',
      'Software',
      'Binding to the address',
      'Under control',
      'Review',
    ])
  })

  it('of an empty group leave out what only resources need', () => {
    expect(stepsFor('empty').map(({ id }) => id)).toEqual(['topology', 'model', 'counts', 'groups', 'review'])
  })

  it('are found by the name an address has, the first for another name', () => {
    expect(stepNamed(stepsFor('simple'), 'volumes').id).toBe('volumes')
    expect(stepNamed(stepsFor('empty'), 'volumes').id).toBe('topology')
    expect(stepNamed(stepsFor('simple'), '__proto__').id).toBe('topology')
  })

  it('have neighbours but at the ends, and grow with the guide’s', () => {
    const steps = stepsFor('simple')
    expect(neighboursOf(steps, 'topology')).toMatchObject({ before: null, after: { id: 'model' } })
    expect(neighboursOf(steps, 'review')).toMatchObject({ before: { id: 'control' }, after: null })
    expect(steps.map(grownAt)).toEqual([1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 7])
  })

  it('begin with every topology and the groups it makes', () => {
    expect(topologyChoices.map(({ title, groups }) => `${title} ${groups.length}`)).toEqual([
      'Simple 1',
      'Split 2',
      'Mid-range 4',
      'Enterprise 7',
      'Empty group 1',
    ])
  })
})

describe('fields of a group', () => {
  it('ask each detail at one step', () => {
    for (const storage of ['vxvm', 'lvm', 'plain'] as const) {
      const answers: Answers = { ...enterprise, storage }
      const asked = groupFields.filter(({ isAsked }) => isAsked(answers, groupOf(answers, 'store-1')))
      expect(new Set(asked.map(({ field }) => field)).size).toBe(asked.length)
    }
  })

  it('follow the storage and what the group has', () => {
    expect(labelsAt('volumes', 'store-1')).toEqual([
      'diskGroup',
      'volume',
      'blockDevice',
      'fileSystem',
      'mountPoint',
    ])
    const plain: Answers = { ...enterprise, storage: 'plain' }
    expect(labelsAt('disks', 'store-1')).toEqual([])
    expect(labelsAt('disks', 'store-1', plain)).toEqual(['blockDevice'])
    expect(labelsAt('volumes', 'store-1', plain)).toEqual(['fileSystem', 'mountPoint'])
    expect(labelsAt('software', 'directory-1')).toEqual(['directoryRoot'])
    expect(labelsAt('software', 'mmp-1')).toEqual(['serverRoot'])
    expect(labelsAt('software', 'all-1', defaultAnswers('simple'))).toEqual(['serverRoot', 'directoryRoot'])
    expect(labelsAt('groups', 'empty-1', defaultAnswers('empty'))).toEqual(['name', 'home'])
  })
})

describe('an answer', () => {
  it('stays while others change, and may be taken back', () => {
    const said = withDetail(enterprise, 'store-2', 'address', '10.9.9.9')
    const more = withCount(said, 'store', 5)
    expect(groupOf(more, 'store-2').address).toBe('10.9.9.9')
    expect(suggestionFor(more, 'store-2', 'address')).toBe('10.10.10.25')
    expect(withDetail(more, 'store-2', 'address', undefined).groups).toEqual({})
    expect(withCount(more, 'store', undefined).counts).toEqual({})
  })

  it('about a service keeps the others in their order', () => {
    const simple = defaultAnswers('simple')
    const without = withService(simple, groupOf(simple, 'all-1'), 'imap', undefined)
    expect(groupOf(without, 'all-1').services.map(([name]) => name)).toEqual(['smtp', 'pop', 'http'])
    const moved = withService(without, groupOf(without, 'all-1'), 'pop', 1110)
    expect(groupOf(moved, 'all-1').services).toContainEqual(['pop', 1110])
    const back = withService(moved, groupOf(moved, 'all-1'), 'pop', 110)
    expect(withService(back, groupOf(back, 'all-1'), 'imap', 143).groups).toEqual({})
    expect(servicesOf(moved, groupOf(moved, 'all-1')).map(([name]) => name)).toEqual([
      'smtp',
      'imap',
      'pop',
      'http',
    ])
  })
})

describe('problems', () => {
  const wrong: Answers = {
    ...enterprise,
    model: 'asymmetric',
    systems: ['sysA', 'sysB'],
    counts: { mmp: 40 },
    directoryGroup: 'Elsewhere',
    groups: {
      'store-1': {
        name: 'a b',
        home: 'mars',
        address: '10.1',
        blockDevice: 'disk',
        serverRoot: 'x',
        services: [['imap', 0]],
      },
    },
  }
  const problems = checkAnswers(wrong, nothing)
  const stepOf = (at: string) => {
    const problem = problems.find((each) => each.at === at)
    return problem && stepOfProblem(wrong, problem)
  }

  it.each([
    ['counts.mmp', 'counts'],
    ['counts', 'counts'],
    ['systems', 'counts'],
    ['directoryGroup', 'groups'],
    ['groups.store-1.name', 'groups'],
    ['groups.store-1.home', 'groups'],
    ['groups.store-1.address', 'addresses'],
    ['groups.store-1.blockDevice', 'volumes'],
    ['groups.store-1.serverRoot', 'software'],
    ['groups.store-1.services', 'binding'],
  ])('%s is told at the step %s', (at, step) => {
    expect(stepOf(at)).toBe(step)
  })

  it.each([
    ['counts.mmp', 'MMP (proxies)'],
    ['systems', 'Groups and systems'],
    ['directoryGroup', 'Service groups'],
    ['groups.store-1.address', 'a b'],
  ])('%s is told of %s', (at, words) => {
    const problem = problems.find((each) => each.at === at)
    expect(problem && ofWhat(wrong, problem)).toBe(words)
  })

  it('of a block device go to the disks where there is no volume manager', () => {
    const plain: Answers = { ...wrong, storage: 'plain' }
    const problem = checkAnswers(plain, nothing).find(({ at }) => at.endsWith('blockDevice'))
    expect(problem && stepOfProblem(plain, problem)).toBe('disks')
  })

  it('are told at their field, all of them, or else at the head of the step', () => {
    expect(errorAt(problems, 'groups.store-1.address')).toBe('"10.1" is no IPv4 address.')
    expect(errorAt(problems, 'groups.store-2.address')).toBeNull()
    expect(unplacedProblems(wrong, problems, 'addresses')).toEqual([])
    expect(unplacedProblems(wrong, problems, 'counts').map(({ at }) => at)).toEqual(['counts'])
  })

  it.each(topologies)('of every kind belong to a step that the wizard has: %s', (topology) => {
    const [first] = suggest(defaultAnswers(topology)).groups
    const answers: Answers = {
      ...defaultAnswers(topology),
      cluster: 'no name',
      systems: ['a', 'a'],
      groups: {
        [first?.key ?? '']: { name: '?', home: 'x', diskGroup: '', netMask: '', services: [['a', 0]] },
      },
    }
    const ids = stepsFor(topology).map(({ id }) => id)
    for (const problem of checkAnswers(answers, nothing))
      expect(ids).toContain(stepOfProblem(answers, problem))
  })
})
