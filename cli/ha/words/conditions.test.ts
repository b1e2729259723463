import { expect, it } from 'vitest'
import { meets, readCondition } from './conditions.ts'

const holds = (condition: string, value: string) => meets(readCondition(condition, ''), value)

it.each([
  ['State=ONLINE', '|ONLINE|', true],
  ['State=ONLINE', '|PARTIAL|FAULTED|', false],
  ['State=FAULTED', '|PARTIAL|FAULTED|', true],
  ['State!=FAULTED', '|PARTIAL|FAULTED|', false],
  ['Host=10.10.10.1', '10.10.10.10', false],
  ['Host=~10.10.10.1', '10.10.10.10', true],
  ['Host=~10.*.1', '10.10.10.1', true],
  ['Host=~10.10.10.?', '10.10.10.10', false],
  ['SystemList=sysA', 'sysA\t0\tsysB\t1', true],
  ['Host=', '', true],
])('%s of %j: %s', (condition, value, expected) => {
  expect(holds(condition, value)).toBe(expected)
})

it('says what a condition looks like', () => {
  expect(() => readCondition('ONLINE', '')).toThrow('"ONLINE" is no condition')
})
