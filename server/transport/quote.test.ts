import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shells } from './testing/shells.ts'
import { newlineVariable, quote, quoteOnOneLine } from './quote.ts'

const hostile = [
  '',
  ' ',
  '-n',
  '--',
  '-rf /',
  "'",
  "''",
  "'\\''",
  '"',
  '\\',
  '\\n',
  '$HOME',
  '$(touch /tmp/owned)',
  '`id`',
  '${IFS}',
  '; reboot',
  '| cat',
  '&& false',
  '> file',
  '*',
  '?[a-z]',
  '~root',
  '!!',
  '#comment',
  'a=b',
  'if',
  '{a,b}',
  'line\nline\n',
  '\n',
  '\r\n',
  '\t\v\f\b\u001b[31m\u0001\u007f',
  'äöü ß € 漢字 🚢',
  '\u0081\u0082\u0088\u0100',
  'x'.repeat(5_000),
]

const word = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\0', '')),
  fc.string({
    unit: fc.constantFrom("'", '"', '\\', '\n', '$', '(', ')', '`', ' ', '-', 'é'),
    maxLength: 12,
  }),
)
const vectors = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 20, maxLength: 40 })

/** What the shell makes of each line-free text: its words, each followed by NUL, vectors ended by two. */
const evaluated = (shell: readonly string[], script: string): string[][] => {
  const [program = '', ...first] = shell
  const output = execFileSync(program, [...first, '-s'], { input: script, maxBuffer: 1 << 26 }).toString(
    'utf8',
  )
  return output
    .split('\u001e\0')
    .slice(0, -1)
    .map((vector) => vector.split('\0').slice(0, -1))
}

const show = `show() { for word do printf '%s\\0' "$word"; done; printf '\\036\\0'; }\n`

describe.each(shells())('quote, as $name reads it', ({ command }) => {
  it('gives back exactly the argument vector', () => {
    fc.assert(
      fc.property(vectors, (argvs) => {
        const clean = argvs.map((argv) => argv.map((text) => text.replaceAll('\u001e', '')))
        const script = show + clean.map((argv) => `show ${quote(argv)}\n`).join('')
        expect(evaluated(command, script)).toEqual(clean)
      }),
      { numRuns: 25 },
    )
  })

  it('gives it back from one line read by the shell itself', () => {
    fc.assert(
      fc.property(vectors, (argvs) => {
        const clean = argvs.map((argv) => argv.map((text) => text.replaceAll('\u001e', '')))
        const loop = `${newlineVariable}='\n'\n${show}while IFS= read -r line; do eval "show $line"; done <<'END'\n`
        const lines = clean.map((argv) => `${quoteOnOneLine(argv)}\n`).join('')
        expect(evaluated(command, `${loop}${lines}END\n`)).toEqual(clean)
      }),
      { numRuns: 25 },
    )
  })

  it('takes no first word for an assignment, a keyword or an option', () => {
    const names = ['a=b', 'if', 'for', '!', '{', '-x', '~', 'ls alias']
    const script = names.map((name) => `${quote([name])} 2>/dev/null; echo $?\n`).join('')
    const [program = '', ...first] = command
    const output = execFileSync(program, [...first, '-s'], { input: script }).toString()
    expect(output).toBe('127\n'.repeat(names.length))
  })
})

describe('quote', () => {
  it('refuses what no program can be given', () => {
    expect(() => quote([])).toThrow(RangeError)
    expect(() => quote(['a\0b'])).toThrow(RangeError)
    expect(() => quoteOnOneLine(['a', 'b\0'])).toThrow(RangeError)
  })

  it('keeps one line one line', () => {
    fc.assert(fc.property(fc.array(word, { minLength: 1 }), (argv) => !quoteOnOneLine(argv).includes('\n')))
  })
})
