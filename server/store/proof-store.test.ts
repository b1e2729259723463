import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import { mailFlowSetting } from '#lib/wire/mail-flow/setting.ts'
import { ProofFileFailure, ProofStore } from './proof-store.ts'
import { secretBox } from './secrets/secret-box.ts'

let directory: string
let file: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-proofs-'))
  file = join(directory, 'mail-flows.json')
})
afterEach(() => rmSync(directory, { recursive: true }))

const setting = mailFlowSetting.parse({
  sender: 'hawser@example.com',
  recipient: 'proof@example.com',
  sending: { address: '10.10.10.20', port: 25, security: 'none' },
  reading: { address: '10.10.10.20', port: 143, security: 'starttls', protocol: 'imap', user: 'proof' },
})
const proof = {
  setting,
  password: secretBox(Buffer.alloc(32, 5)).seal('hidden'),
  results: [
    {
      at: 1,
      system: systemName('sysA'),
      from: null,
      user: 'kim',
      durationMs: 5,
      outcome: { kind: 'failed', step: 'sending', text: 'No.' } as const,
    },
  ],
}

test('is kept for the next life, readable by its owner only', () => {
  const store = new ProofStore(file)
  expect(store.read()).toEqual({})
  store.write('Mail', proof)
  store.write('other', { ...proof, password: null })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  store.write('other', null)
  expect(new ProofStore(file).read()).toEqual({ Mail: proof })
})

test('a file that is damaged, or holds an open password, is refused and left as it is', () => {
  const open = JSON.stringify({ Mail: { ...proof, password: 'hidden' } })
  for (const text of ['{', '[]', '{"Mail":{}}', open]) {
    writeFileSync(file, text)
    expect(() => new ProofStore(file)).toThrow(ProofFileFailure)
    expect(readFileSync(file, 'utf8')).toBe(text)
  }
})

test('what cannot be written has not been done', () => {
  const store = new ProofStore(join(directory, 'absent', 'mail-flows.json'))
  expect(() => store.write('Mail', proof)).toThrow(/cannot be written/)
  expect(store.read()).toEqual({})
})
