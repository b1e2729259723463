import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { secretBox } from '#server/store/secrets/secret-box.ts'
import { readConfigurationFiles, writeConfigurationFiles } from './cluster-files.ts'
import { holdDataDirectory } from './data-lock.ts'
import { openEngineLog } from './engine-log.ts'
import { firstConfiguration } from './first/first-configuration.ts'
import { readOptions } from './options.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-wiring-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

describe('options', () => {
  const options = (argv: readonly string[], environment: Record<string, string> = {}) => {
    const read = readOptions(argv, environment)
    return read.kind === 'options' ? read.options : read
  }
  test('come from the command line, then from the environment', () => {
    const environment = {
      HAWSER_DATA: '/env',
      HAWSER_ENGINE_LISTEN: '127.0.0.1:4011',
      HAWSER_ORIGIN: 'http://127.0.0.1:3000 https://hawser.example/',
    }
    const origins = ['http://127.0.0.1:3000', 'https://hawser.example']
    const listen = { host: '127.0.0.1', port: 4011 }
    expect(options([], environment)).toEqual({
      dataDirectory: '/env',
      keyFile: '/env/secrets.key',
      listen,
      origins,
      readinessEveryMs: 600_000,
    })
    const argv = [
      '--data',
      '/own',
      '--key-file',
      '/keys/hawser',
      '--listen',
      '[::1]:0',
      '--origin',
      'https://a.example',
      '--readiness-every',
      '0',
    ]
    expect(options(argv, environment)).toEqual({
      dataDirectory: '/own',
      keyFile: '/keys/hawser',
      listen: { host: '::1', port: 0 },
      origins: ['https://a.example'],
      readinessEveryMs: null,
    })
  })
  test.each([
    [['--listen', '0.0.0.0:80'], 'loopback'],
    [['--listen', '127.0.0.1:99999'], 'loopback'],
    [['--origin', 'hawser'], '--origin'],
    [['--readiness-every', 'often'], '--readiness-every'],
    [['--what'], '--what'],
  ])('%j are refused', (argv, says) => {
    expect(options(argv)).toMatchObject({ kind: 'wrong', message: expect.stringContaining(says) })
  })
})

describe('the lock of a data directory', () => {
  test('is held by one, who is named to the next', () => {
    const first = holdDataDirectory(directory, 4711)
    expect(first.kind).toBe('held')
    expect(holdDataDirectory(directory, 4712)).toEqual({ kind: 'taken', pid: 4711 })
    if (first.kind === 'held') first.release()
    const third = holdDataDirectory(directory, 4713)
    expect(third.kind).toBe('held')
    if (third.kind === 'held') third.release()
    expect(statSync(join(directory, 'engine.lock')).mode & 0o077).toBe(0)
  })
})

describe('the log', () => {
  test('never grows beyond two files', () => {
    const file = join(directory, 'engine.log')
    const clock = { now: () => 0, after: () => () => undefined }
    const log = openEngineLog({ file, clock, say: () => undefined, limitBytes: 1_000 })
    for (let line = 0; line < 100; line += 1) log.write('info', `line ${line}`)
    expect(statSync(file).size).toBeLessThanOrEqual(1_000)
    expect(statSync(`${file}.1`).size).toBeLessThanOrEqual(1_000)
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(readFileSync(file, 'utf8').trim().split('\n').at(-1)).toContain('line 99')
  })
  test('cannot be given lines of its own by a name from elsewhere', () => {
    const said: string[] = []
    const file = join(directory, 'engine.log')
    const clock = { now: () => 0, after: () => () => undefined }
    const log = openEngineLog({ file, clock, say: (line) => said.push(line) })
    log.write('warn', 'a system\nspoke', { system: 'x\u001b[31m\nerror: forged' })
    log.write('debug', 'quiet')
    expect(said).toEqual(['warn: a system spoke system=x [31m'])
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2)
  })
})

describe('the first configuration', () => {
  const secrets = secretBox(Buffer.alloc(32, 7))
  const bundled = [{ name: 'types.cf', text: 'type Phantom (\n)\n' }]
  const main = (text: string) => [{ name: 'main.cf', text }]
  test('takes included types that are not there from those shipped', () => {
    const files = main('include "types.cf"\ncluster c (\n\t)\n')
    const first = firstConfiguration('c', files, { bundledTypes: bundled, secrets })
    expect(first).toMatchObject({ kind: 'sound', files: [{ name: 'main.cf' }, { name: 'types.cf' }] })
  })
  test.each([
    ['no main.cf', [], 'no config/main.cf'],
    ['a syntax error', main('cluster c (\n'), 'main.cf:2:1:'],
    ['another name', main('cluster d (\n\t)\n'), 'must agree'],
  ])('with %s says what is wrong', (_what, files, says) => {
    expect(firstConfiguration('c', files, { bundledTypes: bundled, secrets })).toMatchObject({
      kind: 'not-loaded',
      why: { message: expect.stringContaining(says) },
    })
  })
  test('is sealed before anything is kept of it', () => {
    const text =
      'cluster c (\n\tUserNames = { admin = "canary-1", "b" = canary2 }\n\t)\n// AdminPasswd = canary3\n'
    const first = firstConfiguration('c', main(text), { bundledTypes: bundled, secrets })
    expect(first.kind).toBe('sound')
    expect(JSON.stringify(first)).not.toMatch(/canary/)
    expect(JSON.stringify(first)).toContain('{hawser}')
  })
  test('files are written for their owner only and come back main.cf first', () => {
    const files = [...main('cluster c (\n\t)\n'), { name: 'a.cf', text: 'type A (\n)\n' }]
    const config = join(directory, 'config')
    writeConfigurationFiles(config, files)
    expect(readConfigurationFiles(config)).toEqual(files)
    expect(statSync(join(config, 'main.cf')).mode & 0o077).toBe(0)
  })
})
