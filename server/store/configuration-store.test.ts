import { mkdtempSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import { ConfigurationStore, type NewVersion } from './configuration-store.ts'
import { DeskStore, emptyDesk, type DeskRecord } from './desk-store.ts'
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

const first: NewVersion = {
  files: [{ name: 'main.cf', text: 'cluster mail (\r\n\t)\n// é' }],
  author: 'kim',
  at: 1000,
  reason: 'as it was found',
  origin: 'change',
  commands: [],
}
const second: NewVersion = {
  ...first,
  files: [...first.files, { name: 'types.cf', text: 'type Phantom ( )' }],
  author: 'lou',
  at: 2000,
  origin: 'freeze',
  commands: [['hagrp', '-freeze', 'web', '-persistent']],
}

test('keeps every version with its author, reason, commands and time, byte for byte', () => {
  const store = new ConfigurationStore(database, path)
  expect(store.newest()).toBeNull()
  expect(store.add(first)).toBe(1)
  expect(store.add(second)).toBe(2)
  expect(store.newest()).toEqual({ ...second, version: 2 })
  expect(store.byVersion(1)).toEqual({ ...first, version: 1 })
  expect(store.byVersion(3)).toBeNull()
  const heads = store.list()
  expect(heads.map(({ version, author, origin }) => [version, author, origin])).toEqual([
    [2, 'lou', 'freeze'],
    [1, 'kim', 'change'],
  ])
  expect(heads[0]).not.toHaveProperty('files')
})

test('a changed text is found out', () => {
  const store = new ConfigurationStore(database, path)
  store.add(first)
  database.exec("update configurations set files = '[]'")
  expect(() => store.newest()).toThrow(/does not have its checksum/)
})

test('a file of the first schema opens, with its versions, and is not taken for a new one', () => {
  database.close()
  rmSync(path)
  const old = new DatabaseSync(path)
  const files = JSON.stringify(first.files)
  old.exec(`
    create table meta (key text primary key, value text not null) strict;
    insert into meta values ('schemaVersion', '1');
    create table entries (revision integer primary key, event text not null, decisions text not null, checksum integer not null) strict;
    create table configurations (
      version integer primary key autoincrement, at integer not null, author text not null,
      files text not null, checksum integer not null
    ) strict;
    create table decisions (
      place integer primary key autoincrement, id text not null unique, at integer not null, cause text,
      severity text not null, message integer not null, text text not null, groupName text, resource text,
      system text, operation integer
    ) strict;
  `)
  const insert = old.prepare('insert into configurations (at, author, files, checksum) values (?, ?, ?, ?)')
  insert.run(1000, 'kim', files, crc32(files))
  old.close()
  database = openEngineDatabase(path)
  const store = new ConfigurationStore(database, path)
  expect(store.newest()).toEqual({ ...first, reason: '', version: 1 })
  expect(store.add(second)).toBe(2)
  expect(new DeskStore(database, path, store).read()).toEqual(emptyDesk)
})

test('the desk is kept whole, over a reopening, and with a version or not at all', () => {
  const store = new ConfigurationStore(database, path)
  const desk = new DeskStore(database, path, store)
  const record: DeskRecord = {
    open: { owner: 'kim', since: 5, draft: [{ kind: 'system.add', system: systemName('sysC') }] },
    unconfirmed: { version: 2, previous: 1, until: 60_000, author: 'kim', blocked: ['it runs'] },
    pending: 2,
    answered: [{ request: 'kim request-1', version: 2 }],
  }
  desk.write(record)
  database.close()
  database = openEngineDatabase(path)
  const again = new ConfigurationStore(database, path)
  const reopened = new DeskStore(database, path, again)
  expect(reopened.read()).toEqual(record)
  const broken = (): DeskRecord => {
    throw new Error('no record')
  }
  expect(() => reopened.writeWithVersion(first, broken)).toThrow('no record')
  expect(again.newest()).toBeNull()
  expect(reopened.writeWithVersion(first, (pending) => ({ ...emptyDesk, pending }))).toBe(1)
  expect(reopened.read()).toEqual({ ...emptyDesk, pending: 1 })
  database.exec("update desk set record = '{}'")
  expect(() => reopened.read()).toThrow(/does not have its checksum/)
})
