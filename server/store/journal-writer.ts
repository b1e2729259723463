/**
 * A process to be killed by `journal-crash.test.ts`: appends entry after entry and prints each revision
 * only when its append has returned.
 */
import { writeSync } from 'node:fs'
import { openEngineDatabase } from './engine-database.ts'
import { sampleEntry, sampleState } from './journal-samples.ts'
import { SqliteJournal } from './journal.ts'

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('usage: journal-writer.ts <engine.db>')
const journal = new SqliteJournal({ database: openEngineDatabase(path), path })
const recovered = journal.recover()
if (!recovered) journal.snapshot(sampleState(0))
let revision = recovered ? (recovered.entries.at(-1)?.revision ?? recovered.state.revision) : 0
for (;;) {
  const first = revision + 1
  revision += 1 + (revision % 3)
  journal.append(
    Array.from({ length: revision - first + 1 }, (_, index) =>
      sampleEntry(first + index, { id: `${first + index}.0` }),
    ),
  )
  if (revision % 50 === 0) journal.snapshot(sampleState(revision))
  writeSync(1, `${revision}\n`)
}
