import { expect, it } from 'vitest'
import { draftMemory } from './draft-memory.ts'

it('takes an address of before for the newest draft, and a foreign one for itself', () => {
  const memory = draftMemory()
  expect(memory.meant('simple')).toBe('simple')
  memory.note('simple')
  memory.note('simple*user*root')
  expect(memory.meant('simple')).toBe('simple*user*root')
  expect(memory.meant('midrange')).toBe('midrange')
})

it('takes an address without a draft for none', () => {
  const memory = draftMemory()
  memory.note('simple')
  memory.note(null)
  expect(memory.meant(null)).toBeNull()
  expect(memory.meant('simple')).toBe('simple')
})
