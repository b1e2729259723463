import { expect, it } from 'vitest'
import { afterGoing, afterTaking, meantBy, noDrafts } from './draft-memory.ts'

const taken = afterTaking(noDrafts, 'a')

it('takes an address of before for the newest draft, and a foreign one for itself', () => {
  const left = afterGoing(taken, 'a', 'a', 'push')
  const typed = afterGoing(left, 'a', 'ab', 'replace')
  expect(meantBy(typed, 'a')).toBe('ab')
  expect(meantBy(typed, 'other')).toBe('other')
  expect(meantBy(typed, null)).toBeNull()
})

it('keeps of what is typed only where it stands when the address is left', () => {
  let memory = afterGoing(taken, 'a', 'a', 'push')
  for (const draft of ['ab', 'abc', 'abcd']) memory = afterGoing(memory, 'a', draft, 'replace')
  expect(memory.drafts).toEqual(['a', 'abcd'])
  memory = afterGoing(memory, 'abcd', 'abcd', 'push')
  memory = afterGoing(memory, 'abcd', 'abc', 'replace')
  expect(memory.drafts).toEqual(['a', 'abcd', 'abc'])
  expect(meantBy(memory, 'abcd')).toBe('abc')
})

it('keeps what stands in an address that a link has left', () => {
  const typed = afterGoing(taken, 'a', 'ab', 'replace')
  const memory = afterGoing(afterTaking(typed, 'ab'), 'ab', 'abc', 'replace')
  expect(meantBy(memory, 'ab')).toBe('abc')
})

it('knows the newest when it is what it was before', () => {
  const memory = afterGoing(afterGoing(taken, 'a', 'ab', 'replace'), 'ab', 'a', 'replace')
  expect(memory.drafts).toEqual(['a'])
})

it('begins anew with another draft, and with an address from elsewhere', () => {
  const memory = afterGoing(taken, 'a', 'ab', 'push')
  expect(afterGoing(memory, 'ab', null, 'push')).toEqual(noDrafts)
  expect(meantBy(afterGoing(memory, null, 'z', 'push'), 'a')).toBe('a')
  expect(meantBy(afterTaking(memory, 'z'), 'a')).toBe('a')
})

it('goes on where a bare address was between', () => {
  const memory = afterTaking(afterGoing(taken, 'a', 'ab', 'push'), null)
  expect(meantBy(afterGoing(memory, null, 'ab', 'push'), 'a')).toBe('ab')
})

it('stays small, however long it goes on', () => {
  let memory = taken
  for (let at = 0; at < 300; at++) memory = afterGoing(memory, 'x', `draft ${at}`, 'push')
  expect(memory.drafts).toHaveLength(100)
  expect(memory.drafts.at(-1)).toBe('draft 299')
})
