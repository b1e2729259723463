import { describe, expect, test } from 'vitest'
import { choiceFrom, linesOf, queryOf, withModel } from './choice-answers.ts'
import { withChoice } from './note-text.ts'

const ask = (query: string) => choiceFrom(new URLSearchParams(query))

describe('the choice in the address', () => {
  test('what is not said is as the guide has it', () => {
    expect(ask('')).toMatchObject({ model: 'asymmetric', binaries: 'local', site: { hasRemoteSite: false } })
    expect(ask('model=symmetric&directory=none')).toMatchObject({ binaries: 'shared', directory: 'two-way' })
  })

  test('goes there and back', () => {
    const query =
      'model=n-plus-1&binaries=shared&directory=four-way&site=yes&soon=minutes&data=almost-none&copying=in-the-arrays&priority=yes'
    expect(queryOf(ask(query))).toBe(query)
    expect(queryOf(ask('soon=minutes'))).not.toContain('soon')
  })

  test('another model takes its programs along', () => {
    expect(withModel(ask(''), 'symmetric')).toMatchObject({ model: 'symmetric', binaries: 'shared' })
  })
})

test('the notes keep what else is in them, and have the choice once', () => {
  const first = withChoice('Call the mail desk first.\n\nKeys: safe 2', linesOf(ask('')))
  expect(first).toMatch(
    /^Call the mail desk first\.\n\nKeys: safe 2\n\nHigh availability, as chosen:\n- Model: Asym/,
  )
  const second = withChoice(`${first}\n\nMore`, linesOf(ask('model=symmetric')))
  expect(second.match(/as chosen/g)).toHaveLength(1)
  expect(second).toContain('- Model: Symmetric')
  expect(second).toMatch(/More$/)
  expect(withChoice('', ['one'])).toBe('High availability, as chosen:\n- one')
})
