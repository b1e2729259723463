import { describe, expect, it } from 'vitest'
import { haModels } from '../build/answers.ts'
import { binariesNotes, table92 } from './ha-model.ts'
import { choiceNotes, directoryMethods, siteSolution, type SiteAnswers } from './site-notes.ts'

const site: SiteAnswers = {
  hasRemoteSite: true,
  responsiveness: 'minutes',
  data: 'almost-none',
  copying: 'in-the-arrays',
  priorityUsersOnly: false,
}

it('table 9-2 has every model, with both sides of it', () => {
  expect(table92.map(({ model }) => model)).toEqual(haModels)
  for (const { advantages, disadvantages } of table92) {
    expect(advantages.length).toBeGreaterThan(0)
    expect(disadvantages.length).toBeGreaterThan(0)
  }
})

it.each([
  ['asymmetric', 'local'],
  ['symmetric', 'shared'],
  ['n-plus-1', 'local'],
] as const)('the guide describes %s with %s programs', (model, binaries) => {
  expect(binariesNotes(model).filter(({ isUsual }) => isUsual)).toMatchObject([{ binaries }])
  expect(binariesNotes(model).find((note) => note.binaries === 'local')?.upgrade).toMatch(
    /^A rolling upgrade/,
  )
})

describe('another site', () => {
  it.each<[string, Partial<SiteAnswers>]>([
    ['none', { hasRemoteSite: false }],
    ['backups', { responsiveness: 'by-hand', data: 'some-loss' }],
    ['software-replication', { copying: 'on-the-stores' }],
    ['array-replication', {}],
    ['array-replication', { data: 'some-loss' }],
  ])('%s', (solution, more) => {
    expect(siteSolution({ ...site, ...more })).toBe(solution)
  })

  it('is never failed over to by itself, and says so in the notes', () => {
    for (const responsiveness of ['by-hand', 'minutes'] as const) {
      const notes = choiceNotes({ model: 'n-plus-1', binaries: 'local' }, 'two-way', {
        ...site,
        responsiveness,
      })
      expect(notes.join('\n')).toContain('No failover to the other site by itself')
      expect(notes.join('\n')).not.toContain('undefined')
    }
  })

  it('for some users only asks for mail to be held', () => {
    const notes = (priorityUsersOnly: boolean) =>
      choiceNotes({ model: 'symmetric', binaries: 'shared' }, 'clustered', { ...site, priorityUsersOnly })
    expect(notes(true)).toHaveLength(notes(false).length + 1)
  })
})

it('notes say what was chosen, and no more without another site', () => {
  const notes = choiceNotes({ model: 'asymmetric', binaries: 'shared' }, 'four-way', {
    ...site,
    hasRemoteSite: false,
  })
  expect(notes).toHaveLength(4)
  expect(notes[2]).toContain(directoryMethods['four-way'].title)
})
