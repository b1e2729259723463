import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { loadConfiguration } from './load/load-configuration.ts'
import { parse } from './parse.ts'
import { problemLimit } from './problem-collector.ts'
import { printTree } from './syntax/tree.ts'

const size = 4_000_000
/** Far more than one core needs, so that only a cost that explodes fails, not a busy machine. */
const patienceMs = 40_000

vi.setConfig({ testTimeout: 2 * patienceMs })
const repeat = (text: string): string => text.repeat(Math.ceil(size / text.length))

/** Bytes that look random and are the same on every run. */
const scrambled = (): string => {
  const bytes = new Uint8Array(size)
  let state = 1
  for (let index = 0; index < size; index += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    bytes[index] = 9 + ((state >> 16) % 118)
  }
  return Buffer.from(bytes).toString('latin1')
}

const noises: readonly (readonly [string, string])[] = [
  ['braces', repeat('{')],
  ['parentheses', repeat('(')],
  ['quotes', repeat('"')],
  ['backslashes', `"${repeat('\\')}`],
  ['one word', repeat('x')],
  ['short lines', repeat('a b\n')],
  ['open groups', repeat('group g (\n')],
  ['an endless list', `group g ( A = { ${repeat('a, ')}`],
  ['equal signs', repeat('a = ')],
  ['line breaks', repeat('\n')],
  ['scrambled bytes', scrambled()],
]

describe('4 MB of noise', () => {
  it.each(noises)('%s: answered in bounded time, nothing lost, errors counted', (_, text) => {
    const start = performance.now()
    const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text }])
    expect(performance.now() - start).toBeLessThan(patienceMs)
    expect(configuration).toBeNull()
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThanOrEqual(2 * problemLimit + 1)
    expect(printTree(parse('main.cf', text).tree) === text).toBe(true)
  })

  it('lists the first hundred errors and says that there are more', () => {
    const { problems } = loadConfiguration([{ name: 'main.cf', text: 'group g (\n'.repeat(5000) }])
    expect(problems).toHaveLength(problemLimit + 1)
    expect(problems.at(-1)).toMatchObject({ id: 'too-many-problems', severity: 'error' })
  })
})

it('answers for a graph of nothing but rings', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `t${index}`)
  const links = names.slice(1).map((name, index) => `t${index} requires ${name}\n${name} requires t0`)
  const head = 'type T ( )\ncluster c ( )\nsystem a\ngroup g ( SystemList = { a } )\n'
  const text = `${head}${names.map((name) => `T ${name}`).join('\n')}\n${links.join('\n')}\n`
  const { problems } = loadConfiguration([{ name: 'main.cf', text }])
  expect(new Set(problems.map(({ id }) => id))).toEqual(new Set(['resource-cycle', 'limit-exceeded']))
})

it('survives an example cut off at any byte', () => {
  const text = readFileSync(new URL('../../examples/simple/main.cf', import.meta.url), 'utf8')
  const start = performance.now()
  for (let length = 0; length < text.length; length += 1) {
    const cut = text.slice(0, length)
    expect(printTree(parse('main.cf', cut).tree)).toBe(cut)
    expect(loadConfiguration([{ name: 'main.cf', text: cut }]).configuration).toBeNull()
  }
  expect(performance.now() - start).toBeLessThan(patienceMs)
})
