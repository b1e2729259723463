import { expect, test } from 'vitest'
import { factKey, type Fact } from '#lib/wire/snapshot.ts'
import { MemoryDriver } from '../testing/memory-driver.ts'
import { sampleFiles } from '../testing/sample-cluster.ts'
import { readFiles } from './load-files.ts'

const problemsAfter = (fact: Partial<Fact>) => {
  const driver = new MemoryDriver()
  const facts = {
    [factKey('imap_file', 'sysA')]: { at: 0, exitCode: 110, durationMs: 5, output: '', ...fact },
  }
  const snapshot = () => ({ ...driver.snapshot(), facts })
  return readFiles(sampleFiles, { name: driver.name, snapshot }).problems.map(({ id }) => id)
}

test('a start that has outlasted its OnlineTimeout is among the problems', () => {
  expect(problemsAfter({})).not.toContain('start-outlasts-timeout')
  expect(problemsAfter({ startMs: 1000 })).not.toContain('start-outlasts-timeout')
  expect(problemsAfter({ startMs: 300_000 })).toContain('start-outlasts-timeout')
})
