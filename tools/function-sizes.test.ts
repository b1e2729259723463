import { expect, test } from 'vitest'
import { blanked, functionsOf } from './function-sizes.ts'

const body = (lines: number) => Array.from({ length: lines }, () => '  work()').join('\n')

test('counts functions, arrows and methods from first word to closing brace', () => {
  const text = `export function one(a: string): void {\n${body(3)}\n}\nconst two = async (b: number) => {\n${body(5)}\n}\nclass C {\n  three(c: string): void {\n${body(1)}\n  }\n}\n`
  expect(functionsOf('f.ts', text).map(({ name, lines }) => [name, lines])).toEqual([
    ['one', 5],
    ['two', 7],
    ['three', 3],
  ])
})

test('braces in strings, templates, comments and patterns do not count', () => {
  const text = "function f() {\n  const a = '}'\n  // }\n  const b = `}`\n  const c = /}/\n  return a\n}\n"
  expect(functionsOf('f.ts', text)).toEqual([{ file: 'f.ts', name: 'f', lines: 7 }])
  expect(blanked(text).split('\n')).toHaveLength(text.split('\n').length)
})
