import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NotifierFileFailure, NotifierStore } from './notifier-store.ts'

let directory: string
let file: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-notifier-'))
  file = join(directory, 'notifications.json')
})
afterEach(() => rmSync(directory, { recursive: true }))

test('what waits is kept for the next life; a cluster that notifies nobody has no file', () => {
  const store = new NotifierStore(file)
  store.write({ ...store.read(), handled: null })
  expect(existsSync(file)).toBe(false)
  const [severity, about] = ['Error' as const, { group: 'g', resource: null, system: 'a' }]
  const notification = { id: '7.1', at: 1, severity, event: 'Group has faulted', text: 'It has.', ...about }
  const record = { handled: 7, waiting: [{ notification, done: ['ops@b'] }], sent: 1, dropped: 2 }
  store.write(record)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(new NotifierStore(file).read()).toEqual(record)
})

test('a file that is damaged is refused and left as it is', () => {
  for (const text of ['{', '{}', '{"handled":"7","waiting":[],"sent":0,"dropped":0}']) {
    writeFileSync(file, text)
    expect(() => new NotifierStore(file)).toThrow(NotifierFileFailure)
    expect(readFileSync(file, 'utf8')).toBe(text)
  }
})
