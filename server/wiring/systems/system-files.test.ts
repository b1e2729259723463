import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import { LocalTransport } from '#server/transport/local-transport.ts'
import { failed, type Transport } from '#server/transport/transport.ts'
import { systemFilesOver } from './system-files.ts'

const system = systemName('sysA')
let room: string
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'hawser-system-files-'))
})
afterEach(() => rmSync(room, { recursive: true }))

test('lists, reads and writes over the connection', async () => {
  const files = systemFilesOver(new LocalTransport({ home: () => room, environment: process.env }))
  mkdirSync(join(room, 'conf'))
  writeFileSync(join(room, 'conf', 'types.cf'), 'type T ( )')
  expect(await files.list(system, join(room, 'conf'))).toMatchObject({
    kind: 'done',
    value: [{ name: 'types.cf', kind: 'file', sizeBytes: 10 }],
  })
  const read = await files.read(system, join(room, 'conf', 'types.cf'), 10)
  expect(read.kind === 'done' && Buffer.from(read.value).toString()).toBe('type T ( )')
  expect(await files.read(system, join(room, 'conf', 'types.cf'), 9)).toEqual({
    kind: 'too-large',
    sizeBytes: 10,
  })
  for (const path of ['conf', 'conf/none.cf', 'nowhere/types.cf']) {
    expect(await files.read(system, join(room, path), 100)).toEqual({ kind: 'missing' })
  }
  expect(await files.list(system, join(room, 'nowhere'))).toEqual({ kind: 'missing' })
  const bytes = Buffer.from('// new')
  expect(await files.write(system, join(room, 'conf', 'main.cf'), bytes, 0o600)).toMatchObject({
    kind: 'done',
  })
  expect(readFileSync(join(room, 'conf', 'main.cf'), 'utf8')).toBe('// new')
})

test('a system that is not reached is a failure with its sentence', async () => {
  const failure = { code: 'timeout', text: 'sysA does not answer.' } as const
  const silent: Transport = {
    connect: () => Promise.resolve(failed(failure)),
    close: () => Promise.resolve(),
  }
  const files = systemFilesOver(silent)
  for (const answer of [
    await files.list(system, '/'),
    await files.read(system, '/main.cf', 1),
    await files.write(system, '/main.cf', new Uint8Array(), 0o600),
  ]) {
    expect(answer).toEqual({ kind: 'failed', failure })
  }
})
