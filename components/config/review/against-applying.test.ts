import { expect, it } from 'vitest'
import type { ChangePreview } from '#lib/wire/configuration.ts'
import { againstApplying } from './against-applying.ts'

const sound: ChangePreview = {
  files: [],
  refusals: [],
  problems: [],
  configuration: null,
  difference: [{ name: 'main.cf', hunks: [] }],
  commands: [],
  reasons: [],
}
const problem = {
  id: 'bad-integer',
  file: 'main.cf',
  line: 1,
  column: 1,
  message: '',
  expected: null,
  hint: null,
}

it('is empty for a change that is sound, warnings or not', () => {
  expect(againstApplying({ ...sound, problems: [{ ...problem, severity: 'warning' }] })).toEqual([])
})

it('names everything at once', () => {
  const refusal = { at: 0, code: 'in-use', number: null, text: 'in use' } as const
  const reasons = ['Mail is online on sysA.']
  const problems = [{ ...problem, severity: 'error' } as const]
  expect(againstApplying({ ...sound, refusals: [refusal, refusal], problems, reasons })).toEqual([
    '2 changes cannot be done.',
    '1 error in the files.',
    'Mail is online on sysA.',
  ])
})

it('says when nothing differs', () => {
  expect(againstApplying({ ...sound, difference: [] })).toEqual(['It changes nothing.'])
})
