import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEngineDatabase } from './engine-database.ts'
import { SqliteJournal } from './journal.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-journal-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

/** Lets a writer run until it has acknowledged `lines` appends, kills it, answers the last acknowledged revision. */
async function writeUntilKilled(path: string, lines: number): Promise<number> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'journal-writer.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(writer, 'exit')
  let seen = 0
  let acknowledged = 0
  for await (const line of createInterface({ input: writer.stdout })) {
    acknowledged = Number(line)
    seen += 1
    if (seen === lines) writer.kill('SIGKILL')
  }
  expect((await exited)[1]).toBe('SIGKILL')
  return acknowledged
}

test('what an append acknowledged survives kill -9, whole and without a gap, again and again', async () => {
  const path = join(directory, 'engine.db')
  for (const lines of [1, 7, 40, 95]) {
    const acknowledged = await writeUntilKilled(path, lines)
    const database = openEngineDatabase(path)
    const journal = new SqliteJournal({ database, path })
    const recovered = journal.recover()
    const last = recovered?.entries.at(-1)?.revision ?? recovered?.state.revision
    expect(last).toBeGreaterThanOrEqual(acknowledged)
    expect(journal.decision(`${acknowledged}.0`)?.text).toBe(`decision of revision ${acknowledged}`)
    database.close()
  }
})
