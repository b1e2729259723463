import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { programs } from '../programs.ts'
import { runProgram } from '../run-program.ts'
import { vcsencrypt } from '../secret/program.ts'
import { FakeHawser } from '../testing/fake-hawser.ts'
import { sampleState, withResource } from '../testing/sample-state.ts'
import { hawser } from './program.ts'

const canary = 'canary-7c1e-password'
const decision = { group: null, resource: null, system: null, operation: null, severity: 'NOTICE' } as const
const at = new Date(2026, 10, 21, 9, 5, 3).getTime()

describe('hawser plan', () => {
  it('tells the steps and does nothing', async () => {
    const fake = new FakeHawser()
    expect(await fake.run(hawser, ['plan', 'hagrp', '-switch', 'MAIL', '-to', 'sysB'])).toEqual({
      code: 0,
      out: 'switch MAIL to sysB\n  1. offline msg_imap on sysA\n  2. online msg_imap on sysB\n',
      err: '',
    })
    expect(await fake.run(hawser, ['plan', 'hagrp', '-switch', 'MAIL', '-to', 'sysA'])).toEqual({
      code: 1,
      out: 'switch MAIL to sysA: not possible\nVCS WARNING V-16-1-10192 Group MAIL is on system sysA already.\n',
      err: '',
    })
    expect(fake.posted).toEqual([])
  })

  it('plans commands that act only', async () => {
    const { code, err } = await new FakeHawser().run(hawser, ['plan', 'hagrp', '-state'])
    expect([code, err.split('\n')[0]]).toEqual([
      1,
      'hawser plan: hagrp -state is no command that can be planned.',
    ])
    expect((await new FakeHawser().run(hawser, ['plan', 'hagrp', '-online', 'MALI', '-any'])).err).toContain(
      '10133',
    )
  })
})

it('hawser why tells the chain of a resource’s state', async () => {
  const fake = new FakeHawser()
  fake.states = [withResource(sampleState(), 'msg_imap', 'sysA', { cause: '7.1' })]
  fake.answers.set('/decisions/7.1/why', [
    { ...decision, id: '7.1', at, cause: 'event:7', message: 10_298, text: 'Online.' },
    { ...decision, id: 'event:7', at, cause: null, message: 90_000, text: 'Monitor exited 110.' },
  ])
  expect((await fake.run(hawser, ['why', 'msg_imap', 'sysA'])).out).toBe(
    '2026/11/21 09:05:03 VCS NOTICE V-16-1-10298 Online.\n' +
      '  because 2026/11/21 09:05:03 VCS NOTICE V-16-1-90000 Monitor exited 110.\n',
  )
  expect((await fake.run(hawser, ['why', 'msg_imap', 'sysB'])).err).toContain(
    'nothing is known of msg_imap on sysB',
  )
})

it('hawser versions and diff', async () => {
  const fake = new FakeHawser()
  fake.answers.set('/configuration', { files: [], desk: { version: 2, open: null, unconfirmed: null } })
  const commands = [['hares', '-modify', 'r', 'Path', '/a b']]
  const version = { version: 2, at, author: 'eve', reason: 'as asked', commands, origin: 'change' }
  fake.answers.set('/versions', { versions: [version] })
  expect((await fake.run(hawser, ['versions', '--commands'])).out).toBe(
    'Version Time                Author               Reason\n' +
      '2       2026/11/21 09:05:03 eve                  as asked\n' +
      '        hares -modify r Path "/a b"\n',
  )
  const line = (kind: string, text: string) => ({ kind, text })
  const hunk = {
    oldStart: 4,
    newStart: 4,
    lines: [line('same', 'a'), line('removed', 'b'), line('added', 'c')],
  }
  fake.answers.set('/versions/compare?from=1&to=2', { difference: [{ name: 'main.cf', hunks: [hunk] }] })
  expect(await fake.run(hawser, ['diff', '1'])).toEqual({
    code: 1,
    out: '--- main.cf\n+++ main.cf\n@@ -4,2 +4,2 @@\n a\n-b\n+c\n',
    err: '',
  })
  expect((await fake.run(hawser, ['diff', 'x'])).err).toContain('x is no number of a version')
})

it('hawser rollback and confirm', async () => {
  const fake = new FakeHawser()
  fake.answers.set('/configuration', { files: [], desk: { version: 3, open: null, unconfirmed: null } })
  fake.answers.set('/configuration/rollback', {})
  fake.answers.set('/configuration/confirm', {})
  expect((await fake.run(hawser, ['rollback', '1', '--confirm-within', '5m'])).code).toBe(0)
  expect((await fake.run(hawser, ['confirm'])).code).toBe(0)
  expect(fake.posted.map(({ body }) => body)).toMatchObject([
    { version: 1, confirmWithinMs: 300_000 },
    { version: 3 },
  ])
  expect((await fake.run(hawser, ['rollback', '1', '--confirm-within', 'soon'])).err).toContain(
    'soon is no time',
  )
})

it.each([
  [vcsencrypt, ['-agent']],
  [vcsencrypt, ['-vcs']],
  [hawser, ['secret']],
] as const)('a password is asked for and never a word', async (program, words) => {
  const fake = new FakeHawser()
  fake.answers.set('/secrets/seal', { sealed: '{hawser}abc' })
  expect(await fake.run(program, words, canary)).toEqual({ code: 0, out: '{hawser}abc\n', err: '' })
  expect(fake.posted).toEqual([{ path: '/secrets/seal', body: { value: canary } }])
  expect((await fake.run(program, words, '')).err).toContain('No password was given')
  const given = await fake.run(program, [...words, canary])
  expect(given.code).toBe(1)
})

describe('hawser completion', () => {
  it('is a script the shell takes, and knows every command', async () => {
    const { out } = await new FakeHawser().run(hawser, ['completion', 'bash'])
    for (const { name } of programs) expect(out).toMatch(new RegExp(`^complete .* ${name}\\b`, 'm'))
    const ask = `${out}\nCOMP_WORDS=(hagrp -on); COMP_CWORD=1; _hawser_complete; echo "\${COMPREPLY[@]}"
COMP_WORDS=(hares -display -o); COMP_CWORD=2; _hawser_complete; echo "\${COMPREPLY[@]}"
COMP_WORDS=(hawser ver); COMP_CWORD=1; _hawser_complete; echo "\${COMPREPLY[@]}"`
    const { stdout } = await promisify(execFile)('bash', ['--norc', '-c', ask])
    expect(stdout).toBe('-online\n-ovalues\nverify versions\n')
  })

  it('knows two shells', async () => {
    expect((await new FakeHawser().run(hawser, ['completion', 'zsh'])).out).toContain('bashcompinit')
    expect((await new FakeHawser().run(hawser, ['completion', 'fish'])).err).toContain('neither bash nor zsh')
  })
})

describe('hawser login', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hawser-login-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('keeps a session nobody else can read; logout ends it', async () => {
    const seen: string[] = []
    const server = createServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.cookie ?? ''}`)
      if (request.method === 'DELETE') return response.writeHead(204).end()
      return response.writeHead(200, { 'set-cookie': 'hawser_session=abc; Path=/' }).end('{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const file = join(folder, 'session')
    let out = ''
    const terminal = {
      out: (text: string) => void (out += text),
      err: (text: string) => void (out += text),
      environment: { HAWSER_SESSION: file },
      askSecret: () => Promise.resolve(canary),
      interrupted: new AbortController().signal,
    }
    expect(await runProgram(hawser, ['login', url, 'eve'], terminal)).toBe(0)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).not.toContain(canary)
    expect(await runProgram(hawser, ['logout'], terminal)).toBe(0)
    expect(await runProgram(hawser, ['logout'], terminal)).toBe(1)
    server.close()
    expect(seen).toEqual(['POST /api/session ', 'DELETE /api/session hawser_session=abc'])
    expect(out).toBe(`Signed in to ${url} as eve.\nVCS ERROR V-16-1-90505 You are not signed in\n`)
  })
})
