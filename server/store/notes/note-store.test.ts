import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openEngineDatabase } from '../engine-database.ts'
import { NoteStore } from './note-store.ts'

test('notes outlive the engine; of earlier texts the newest hundred are kept', () => {
  const directory = mkdtempSync(join(tmpdir(), 'hawser-notes-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const path = join(directory, 'engine.db')
  const first = openEngineDatabase(path)
  const notes = new NoteStore(first, path)
  expect(notes.read()).toBeNull()
  for (let at = 1; at <= 120; at++) notes.write({ at, author: 'kim', text: `text ${at}` })
  first.close()
  const again = openEngineDatabase(path)
  onTestFinished(() => again.close())
  expect(new NoteStore(again, path).read()).toEqual({ number: 120, at: 120, author: 'kim', text: 'text 120' })
  expect(again.prepare('select count(*) as kept from notes').get()).toEqual({ kept: 100 })
})
