import { mkdtempSync, rmSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConfigurationStore } from './configuration-store.ts'
import { openEngineDatabase } from './engine-database.ts'

let directory: string
let path: string
let database: DatabaseSync
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-configuration-'))
  path = join(directory, 'engine.db')
  database = openEngineDatabase(path)
})
afterEach(() => {
  database.close()
  rmSync(directory, { recursive: true })
})

test('keeps every version with its author and time, byte for byte', () => {
  const store = new ConfigurationStore(database, path)
  expect(store.newest()).toBeNull()
  const first = [{ name: 'main.cf', text: 'cluster mail (\r\n\t)\n// é' }]
  const second = [...first, { name: 'types.cf', text: 'type Phantom ( )' }]
  expect(store.add(first, 'kim', 1000)).toBe(1)
  expect(store.add(second, 'lou', 2000)).toBe(2)
  expect(store.newest()).toEqual({ version: 2, at: 2000, author: 'lou', files: second })
  expect(store.byVersion(1)).toEqual({ version: 1, at: 1000, author: 'kim', files: first })
  expect(store.byVersion(3)).toBeNull()
  expect(store.list()).toEqual([
    { version: 2, at: 2000, author: 'lou' },
    { version: 1, at: 1000, author: 'kim' },
  ])
})

test('a changed text is found out', () => {
  const store = new ConfigurationStore(database, path)
  store.add([{ name: 'main.cf', text: 'cluster mail ( )' }], 'kim', 1000)
  database.exec("update configurations set files = '[]'")
  expect(() => store.newest()).toThrow(/does not have its checksum/)
})
