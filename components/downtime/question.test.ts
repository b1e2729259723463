import { expect, test } from 'vitest'
import { defaultInputs } from '#lib/topology/downtime/inputs.ts'
import { faultsOf, inputsOf, queryOf, questionFrom } from './question.ts'

const ask = (query: string) => questionFrom(new URLSearchParams(query))

test('nothing asked is the table: every model has its numbers, and the address stays bare', () => {
  for (const model of ['single', 'asymmetric', 'symmetric', 'n-plus-1'] as const)
    expect(inputsOf(model, ask(''))).toEqual(defaultInputs(model))
  expect(queryOf(ask(''))).toBe('')
  expect(queryOf(ask('tab=choice&coverage='))).toBe('')
})

test('what is asked goes through the address and back', () => {
  const query = 'failoverHours=0%2C25&active=5&standbyTakes=2&mirrored=yes&doubleFailures=yes'
  expect(queryOf(ask(query))).toBe(query)
  expect(inputsOf('n-plus-1', ask(query))).toEqual({
    ...defaultInputs('n-plus-1'),
    failoverHours: 0.25,
    active: 5,
    standbyTakes: 2,
    mirrored: true,
    doubleFailures: true,
  })
  expect(inputsOf('symmetric', ask(query))).toMatchObject({
    active: 2,
    standbyTakes: null,
    failoverHours: 0.25,
  })
})

test('a wrong text stays in its field with what is wrong', () => {
  const question = ask(
    'failoverHours=soon&storageDays=-1&coverage=1.5&active=2.5&systemDays=400&standbyTakes=0',
  )
  expect(question.texts.failoverHours).toBe('soon')
  expect(faultsOf(question)).toEqual({
    failoverHours: 'A number, such as 0.5.',
    storageDays: 'Not less than 0.',
    coverage: 'The chance of a failover is at most 1.',
    active: 'A whole number.',
    systemDays: 'System and storage cannot be down for more than a year in a year.',
    standbyTakes: 'At least 1.',
  })
  expect(faultsOf(ask('active=3&standbyTakes=4'))).toHaveProperty('standbyTakes')
  expect(faultsOf(ask('coverage=.9'))).toEqual({})
})

test('an address cannot be made endless', () => {
  expect(ask(`coverage=${'1'.repeat(1000)}`).texts.coverage).toHaveLength(24)
})
