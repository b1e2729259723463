import { expect, it } from 'vitest'
import { namePatternOf } from './name-pattern.ts'

it.each([
  ['web', ['web', 'the-web-1'], ['we-b', 'Web']],
  ['^web[0-9]+$', ['web1', 'web22'], ['web', 'a-web1']],
  ['^(ip|fs)-', ['ip-1', 'fs-home'], ['vip-1']],
  ['!^rsc3.*', ['rsc1', 'a-rsc3'], ['rsc3', 'rsc3a']],
  ['a\\.b', ['a.b'], ['axb']],
])('%s', (pattern, fitting, others) => {
  const fits = namePatternOf(pattern)
  expect(fitting.filter((name) => !fits?.(name))).toEqual([])
  expect(others.filter((name) => fits?.(name))).toEqual([])
})

it.each([
  '[[:alpha:]]',
  '\\d',
  '[\\.]',
  '(?=a)',
  '[]a]',
  '(a+)+$',
  '(a|a)*b',
  'a*?',
  '.*.*.*.*b',
  '(a',
  '*a',
])('%s is not taken apart', (pattern) => {
  expect(namePatternOf(pattern)).toBeNull()
})

it('a long name is answered at once', () => {
  const fits = namePatternOf('a*a*a*b')
  expect(fits?.('a'.repeat(200))).toBe(false)
})
