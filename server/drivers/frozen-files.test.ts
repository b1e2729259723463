import { expect, test } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { filesWithFrozen } from './frozen-files.ts'

const types = { name: 'types.cf', text: 'type Daemon (\n\tstatic str ArgList[] = {}\n\t)\n' }
const main = (group: string, system: string) => ({
  name: 'main.cf',
  text: `include "types.cf"
cluster demo (
\t)

// the first
system sysA (
${system}\t)

system sysB (
\t)

group web (
\tSystemList = { sysA = 0, sysB = 1 }
${group}\t)

\tDaemon httpd (
\t\t)
`,
})

const loaded = (group: string, system: string) => {
  const { configuration, problems } = loadConfiguration([main(group, system), types])
  if (!configuration) throw new Error(JSON.stringify(problems))
  return configuration
}

test('what agrees is left alone', () => {
  expect(filesWithFrozen([main('', ''), types], loaded('', ''))).toBeNull()
  expect(filesWithFrozen([main('', ''), types], loaded('\tFrozen = 0\n', ''))).toBeNull()
  const frozen = main('\tFrozen = 1\n', '\tFrozen = 1\n')
  expect(filesWithFrozen([frozen, types], loaded('\tFrozen = 1\n', '\tFrozen = 1\n'))).toBeNull()
})

test('a freeze is written into its block, and every other byte stays', () => {
  const written = filesWithFrozen([main('', ''), types], loaded('\tFrozen = 1\n', '\tFrozen = 1\n'))
  expect(written).toEqual([main('\tFrozen = 1\n', '\tFrozen = 1\n'), types])
})

test('the end of a freeze is written back', () => {
  const written = filesWithFrozen([main('\tFrozen = 1\n', ''), types], loaded('\tFrozen = 0\n', ''))
  expect(written).toEqual([main('\tFrozen = 0\n', ''), types])
})
