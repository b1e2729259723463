import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from './parse.ts'
import { printTree } from './syntax/tree.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const files = globSync(['types/*.cf', 'examples/*/main.cf', 'lib/maincf/corpus/guides/*.cf'], { cwd: root })
const read = (file: string): string => readFileSync(root + file, 'utf8')

const problemsOf = (text: string): string[] =>
  parse('main.cf', text).problems.map(({ id, line, column }) => `${line}:${column} ${id}`)

describe('every byte is kept', () => {
  it('has a corpus of types, examples and fragments of the guide', () => {
    expect(files.length).toBeGreaterThanOrEqual(9)
  })

  it.each(files)('%s reads without a problem and prints back', (file) => {
    const { tree, problems } = parse(file, read(file))
    expect(problems).toEqual([])
    expect(printTree(tree)).toBe(read(file))
  })

  it('keeps the byte order mark, CRLF, and comments of both kinds', () => {
    const text = '\uFEFF# one\r\ncluster c ( // two\r\n\t)\r\n\r\nsystem a ; system b\r\n'
    const { tree, problems } = parse('main.cf', text)
    expect(problems).toEqual([])
    expect(printTree(tree)).toBe(text)
    expect(tree.clauses.map(({ kind }) => kind)).toEqual(['cluster', 'system', 'system'])
  })

  it('prints back any text, however broken', () => {
    const pieces = [
      'group ',
      'g ',
      '(',
      ')',
      '{',
      '}',
      '=',
      ',',
      ';',
      '@',
      '"',
      '\\',
      '\n',
      '\r\n',
      ' requires ',
      '//',
      '#',
    ]
    const piece = fc.constantFrom(...pieces)
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        expect(printTree(parse('main.cf', text).tree)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the grammar', () => {
  it('reads all clauses', () => {
    const text = `include "types.cf"
cluster c ( UserNames = { a = bCd } )
remotecluster far ( ClusterAddress = "10.0.0.1" )
heartbeat Icmp ( ClusterList = { far } Arguments @far = { "10.0.0.1" } )
system one
group g ( SystemList = { one, two; } )
  NIC n ( Device @one = eth0; Device@two = eth1 )
  Phantom p
  p requires n
  p requires atleast 1 from n, q
  requires group h online global soft
  requires group i offline local
type T ( static keylist Actions = { } temp int x[] = {1;-2} i18nstr s{} = { k = "a \\"b\\" \\\\" } )
`
    const { tree, problems } = parse('main.cf', text)
    expect(problems).toEqual([])
    const kinds = tree.clauses.map(({ kind }) => kind).join(' ')
    expect(kinds).toBe(
      'include cluster remotecluster heartbeat system group resource resource link link groupLink groupLink type',
    )
    const type = tree.clauses.at(-1)
    const last = type?.kind === 'type' ? type.declarations.at(-1)?.value : null
    expect(last).toMatchObject({ items: [{ key: { text: 'k' }, value: { text: 'a "b" \\' } }] })
  })
})

describe('mistakes have their place', () => {
  it.each([
    ['group mail {', ['1:12 unexpected-text']],
    ['group mail (\n  A = 1\n\nsystem a\n', ['4:1 unclosed-block']],
    ['group mail (\n  A = { a = 0, b = 1\n  B = { a }\n  )\n', ['3:3 unclosed-list']],
    ['group mail (\n  A = { a = 0\n  )\n', ['3:3 unclosed-list']],
    ['group mail (\n  A = { http 80 pop 110 }\n  )\n', ['2:14 unexpected-text']],
    ['group mail (\n  A 1\n  )\n', ['2:5 unexpected-text']],
    ['group mail (\n  A = "open\n  B = 1\n  )\n', ['2:7 unclosed-string']],
    ['group mail (\n  A = /store\n  )\n', ['2:7 needs-quotes']],
    ['group 1mail (\n  )\n', ['1:7 bad-name']],
    ['group online (\n  )\n', ['1:7 reserved-word']],
    ['include types.cf extra\n', ['1:18 unexpected-text']],
    ['NIC n\n  Device = eth0\n  )\n', ['2:3 unexpected-text']],
    [')\ngroup g\n', ['1:1 unexpected-text']],
    ['type T (\n  strr A\n  int B\n  )\n', ['2:3 unexpected-text']],
    ['type T (\n  str A[\n  )\n', ['3:3 unexpected-text']],
    ['requires group g online globl soft\n', ['1:25 unexpected-text']],
    ['a requires\n', ['2:1 unexpected-text']],
    ['a requires atleast x from b\n', ['1:20 unexpected-text']],
    ['\uFEFFgroup g (\r\n  A = 1\r\n', ['3:1 unclosed-block']],
  ])('%j', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected)
  })

  it('says what was expected and what may be meant', () => {
    expect(parse('main.cf', 'type T (\n  strr A\n  )\n').problems[0]).toMatchObject({
      file: 'main.cf',
      expected: 'str, i18nstr, int, boolean or keylist',
      message: 'Expected str, i18nstr, int, boolean or keylist, found "strr".',
      hint: 'Did you mean "str"?',
    })
  })

  it('does not let one broken block hide the next one', () => {
    const text = 'group a (\n  A 1\n  B = 2\n  )\nsystem s {\n  )\ngroup b (\n  C = { x\n  )\nsystem t\n'
    const { tree, problems } = parse('main.cf', text)
    expect(problems.map(({ line }) => line)).toEqual([2, 5, 9])
    expect(tree.clauses).toMatchObject([
      { kind: 'group', name: { text: 'a' }, assignments: [{ name: { text: 'B' } }] },
      { kind: 'group', name: { text: 'b' }, assignments: [{ name: { text: 'C' } }] },
      { kind: 'system', name: { text: 't' } },
    ])
  })

  it.each([
    'cluster c (\n UserNames = { admin = sec.ret }\n)\n',
    'group g (\n AdminPasswd = sec.ret\n)\n',
    'group g (\n AdminPasswd = "sec.ret\n)\n',
    'group g (\n AdminPasswd "sec.ret"\n)\n',
    'group g (\n AdminPasswd sec.ret\n)\n',
    'group g (\n AdminPasswd = { a sec.ret }\n)\n',
  ])('never repeats a password: %j', (text) => {
    const { problems } = parse('main.cf', text)
    expect(problems.length).toBeGreaterThan(0)
    expect(JSON.stringify(problems)).not.toContain('sec')
  })
})
