import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert, property, string } from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isSealed } from '#lib/model/secrets.ts'
import { KeyFailure, readKeyFile } from './key-file.ts'
import { secretBox } from './secret-box.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-secrets-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const box = secretBox(Buffer.alloc(32, 7))

test('what is sealed is opened again, with the same key only, and never looks the same twice', () => {
  const other = secretBox(Buffer.alloc(32, 8))
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const sealed = box.seal(text)
      expect(isSealed(sealed)).toBe(true)
      expect(box.unseal(sealed)).toBe(Buffer.from(text).toString())
      expect(other.unseal(sealed)).toBeNull()
      expect(box.seal(text)).not.toBe(sealed)
    }),
  )
})

test('a changed one is not opened, nor what was never sealed', () => {
  const sealed = box.seal('s3cret')
  for (let place = '{hawser}'.length; place < sealed.length - 1; place += 1) {
    const changed = sealed.slice(0, place) + (sealed[place] === 'A' ? 'B' : 'A') + sealed.slice(place + 1)
    expect(box.unseal(changed)).toBeNull()
  }
  for (const text of ['', 's3cret', '{hawser}', '{hawser}AAAA', 'EshQfqIqrQnqS'])
    expect(box.unseal(text)).toBeNull()
})

test('a value that says the same keeps its seal', () => {
  const sealed = box.seal('s3cret')
  expect(box.sealAgain('s3cret', sealed)).toBe(sealed)
  expect(box.unseal(box.sealAgain('other', sealed))).toBe('other')
  expect(box.unseal(box.sealAgain('s3cret', null))).toBe('s3cret')
})

test('the key is made once, for its owner only, and found again', () => {
  const path = join(directory, 'secrets.key')
  const key = readKeyFile(path)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(Buffer.from(key).toString('hex')).toBe(readFileSync(path, 'utf8').trim())
  expect(readKeyFile(path)).toEqual(key)
  writeFileSync(path, 'not a key')
  expect(() => readKeyFile(path)).toThrow(KeyFailure)
  expect(() => readKeyFile(join(directory, 'nowhere', 'key'))).toThrow(KeyFailure)
})
