import { assert, property, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mask } from '#lib/model/secrets.ts'
import { maskFiles, masksLeft, restoreFiles } from './secret-text.ts'

const masked = (text: string): string => maskFiles([{ name: 'main.cf', text }])[0]?.text ?? ''
const restored = (text: string, known: string): string =>
  restoreFiles([{ name: 'main.cf', text }], [{ name: 'main.cf', text: known }])[0]?.text ?? ''

const shapes = [
  ['a quoted value', 'AdminPasswd = "hush"', `AdminPasswd = "${mask}"`],
  ['a bare value', 'AdminPasswd=hush', `AdminPasswd=${mask}`],
  ['a value on the next line', 'AdminPasswd =\n\t"hush"', `AdminPasswd =\n\t"${mask}"`],
  ['a localized value', 'AdminPasswd @sysA = "hush"', `AdminPasswd @sysA = "${mask}"`],
  ['escaped quotes', 'AdminPasswd = "hu\\"sh" x', `AdminPasswd = "${mask}" x`],
  ['a quote that is never closed', 'AdminPasswd = "hush', `AdminPasswd = "${mask}`],
  [
    'a list',
    'DbPasswords = 1\nDbPassword = { "hush", hush }',
    `DbPasswords = 1\nDbPassword = { "${mask}", ${mask} }`,
  ],
  [
    'users of the cluster',
    'UserNames = { admin = hush, "b" = "hush" }',
    `UserNames = { admin = ${mask}, "b" = "${mask}" }`,
  ],
  ['a comment', '// AdminPasswd = "hush"', `// AdminPasswd = "${mask}"`],
  ['the default of a type', '\tstr AdminPasswd = "hush"', `\tstr AdminPasswd = "${mask}"`],
  ['an unset one', 'AdminPasswd = ""', 'AdminPasswd = ""'],
  ['no secret', 'PathName = "/tmp/AdminPasswd"', 'PathName = "/tmp/AdminPasswd"'],
] as const

describe('masking', () => {
  test.each(shapes)('%s', (_what, text, expected) => {
    expect(masked(text)).toBe(expected)
  })

  test.each(['a', ' ', 'a ', 'a = ', 'AdminPasswd ', 'AdminPasswd = {', 'x @a', '"', '\\"', '(\n', 'T a '])(
    'takes linear time on endless %j',
    (piece) => {
      const start = performance.now()
      masked(piece.repeat(2_000_000 / piece.length))
      expect(performance.now() - start).toBeLessThan(10_000)
    },
  )

  test('no generated secret survives, and nothing around it changes', () => {
    const word = stringMatching(/^[A-Za-z0-9!$%&/?+*#.:-]{6,20}$/)
    assert(
      property(word, word, (secret, plain) => {
        const text = (value: string) => `\tA = "${plain}"\n\tLDAPTestPasswd = "${value}"\n\tB = "${plain}"\n`
        expect(masked(text(secret))).toBe(text(mask))
      }),
    )
  })
})

describe('restoring', () => {
  const running = `group g (\n\t)\n\n\tT a (\n\t\tAdminPasswd = "first"\n\t\tBindPasswd @s = "second"\n\t\t)\n\n\tT b (\n\t\tAdminPasswd = "third"\n\t\t)\n`

  test('an untouched text comes back byte for byte', () => {
    expect(restored(masked(running), running)).toBe(running)
  })
  test('secrets stay with their objects when these change places', () => {
    const [, a = '', b = ''] = /(\tT a [\s\S]*?)(\tT b [\s\S]*)/.exec(masked(running)) ?? []
    const text = restored(b + a, running)
    expect(text).toMatch(/T b \(\s+AdminPasswd = "third"/)
    expect(text).toMatch(/T a \(\s+AdminPasswd = "first"\s+BindPasswd @s = "second"/)
  })
  test('a new value is taken as it is typed', () => {
    expect(restored(masked(running).replace(mask, 'typed'), running)).toBe(running.replace('first', 'typed'))
  })
  test('a mask cannot be carried to another object', () => {
    const moved = masked(running).replace('T a (', 'T stranger (')
    const text = restored(moved, running)
    expect(text).not.toContain('first')
    expect(masksLeft(text)).toHaveLength(2)
  })
})
