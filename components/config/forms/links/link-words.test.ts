import { expect, it } from 'vitest'
import { linkSentence } from './link-words.ts'

it('says what a link means', () => {
  expect(linkSentence('Web', 'Db', { category: 'online', location: 'global', rigidity: 'soft' })).toBe(
    'Web comes online only where Db is online somewhere in the cluster. When Db faults, Web stays up.',
  )
  expect(linkSentence('Test', 'Mail', { category: 'offline', location: 'local', rigidity: null })).toBe(
    'Test and Mail are never online on the same system.',
  )
})
