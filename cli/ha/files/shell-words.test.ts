import { array, assert, property, string } from 'fast-check'
import { expect, it } from 'vitest'
import { shellLine } from '#lib/maincf/commands/words.ts'
import { shellWords } from './shell-words.ts'

it.each([
  [`hares -modify r Path '/a b' "c d" e\\ f`, ['hares', '-modify', 'r', 'Path', '/a b', 'c d', 'e f']],
  [`x "say \\"hi\\"" 'it'\\''s' ''`, ['x', 'say "hi"', "it's", '']],
  ['  a\tb  ', ['a', 'b']],
])('%s', (line, words) => expect(shellWords(line)).toEqual(words))

it('has no words for a quote that is not closed', () => {
  expect(shellWords(`a 'b`)).toBeNull()
  expect(shellWords('a "b')).toBeNull()
})

it('reads what a command is printed as', () => {
  assert(
    property(array(string({ minLength: 1 })), (words) => {
      expect(shellWords(shellLine(words))).toEqual(words)
    }),
  )
})
