import { expect, test } from 'vitest'
import { questionFrom } from './question.ts'
import { barsOf, barText, resultsOf } from './results.ts'

const ask = (query: string) => resultsOf(questionFrom(new URLSearchParams(query)))

test('the table as bars: on one scale, the longest as wide as the chart', () => {
  const [single, asymmetric, symmetric] = barsOf(ask(''))
  expect(single).toMatchObject([
    { cause: { part: 'system' }, from: 0, width: 80 },
    { cause: { part: 'storage' }, from: 80, width: 20 },
  ])
  expect(asymmetric).toMatchObject([{ cause: { part: 'storage' }, from: 0, width: 20 }])
  expect(symmetric).toEqual([])
})

test('each bar is told in words', () => {
  expect(ask('').map(barText)).toEqual([
    'Single: 5 d a year; system 4 d; storage 1 d',
    'Asymmetric: 1 d a year; storage 1 d',
    'Symmetric: never down',
    expect.stringMatching(/^N \+ 1: 1 d a year/),
  ])
  expect(ask('failoverHours=1').map(barText)[2]).toBe('Symmetric: 4 h a year; failovers 4 h')
})

test('without downtime there are no bars, and refused inputs have no results', () => {
  expect(barsOf(ask('systemDays=0&storageDays=0')).flat()).toEqual([])
  expect(ask('coverage=2')).toEqual([])
})
