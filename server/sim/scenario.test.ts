import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { intentKinds } from '#lib/planner/intent.ts'
import { intentKindsOf, runScenario } from './scenario-runner.ts'

const root = join(import.meta.dirname, '..', '..')
const scenarios = join(root, 'scenarios')
const names = readdirSync(scenarios, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

const read = (name: string, file: string): string => readFileSync(join(scenarios, name, file), 'utf8')

function configurationOf(name: string): Configuration {
  const types = readdirSync(join(root, 'types')).map((file) => ({
    name: file,
    text: readFileSync(join(root, 'types', file), 'utf8'),
  }))
  const { configuration, problems } = loadConfiguration([
    { name: 'main.cf', text: read(name, 'main.cf') },
    ...types,
  ])
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (!configuration || errors.length > 0) throw new Error(`main.cf of ${name}: ${JSON.stringify(errors)}`)
  return configuration
}

describe('scenarios', () => {
  test.each(names)('%s', async (name) => {
    const transcript = await runScenario(configurationOf(name), read(name, 'script.txt'))
    const path = join(scenarios, name, 'transcript.txt')
    if (process.env['HAWSER_REWRITE_TRANSCRIPTS'] === '1') writeFileSync(path, transcript)
    if (!existsSync(path)) throw new Error(`${name} has no transcript: read it, then keep it`)
    expect(transcript).toBe(read(name, 'transcript.txt'))
  })

  test.each(names)('%s says in one sentence why it is here', (name) => {
    expect(read(name, 'README.md').trim()).toMatch(/^[A-Z][^\n]+\.$/)
  })

  test('every command of the wire appears in one of them', () => {
    const used = new Set(names.flatMap((name) => intentKindsOf(read(name, 'script.txt'))))
    expect(intentKinds.filter((kind) => !used.has(kind))).toEqual([])
  })
})
