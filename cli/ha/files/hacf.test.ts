import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hawser } from '../own/program.ts'
import { FakeHawser } from '../testing/fake-hawser.ts'
import { hacf } from './program.ts'

const midrange = fileURLToPath(new URL('../../../examples/midrange', import.meta.url))
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-hacf-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const run = (...words: string[]) => new FakeHawser().run(hacf, words)
const own = (...words: string[]) => new FakeHawser().run(hawser, words)
const silence = { code: 0, out: '', err: '' }
const put = (name: string, text: string) => writeFileSync(join(folder, name), text)

const broken = 'cluster c (\n\t)\n\nsystem sysA (\n\t)\n\ngroup web (\n\tSystemList = { sysB = 0 }\n\t)\n'

it('is silent about a legal configuration, and prints it when asked', async () => {
  expect(await run('-verify', midrange)).toEqual(silence)
  const { code, out } = await run('-verify', midrange, '-display')
  expect(code).toBe(0)
  expect(out).toMatch(/^include "types\.cf"\n/)
  expect(out).toContain('\ngroup Mail3_IMAP (\n')
})

it('says with file and line what is wrong', async () => {
  put('main.cf', broken)
  const { code, err } = await run('-verify', folder)
  expect(code).toBe(1)
  expect(err).toContain(`VCS ERROR V-16-1-90510 ${join(folder, 'main.cf')} line 8: `)
  expect((await run('-verify', join(folder, 'nothing'))).err).toContain('cannot be read (ENOENT)')
  const told = await own('verify', folder)
  expect(told.code).toBe(1)
  expect(told.out).toMatch(/^main\.cf:8:\d+: error: .* \[unknown-system\]$/m)
})

it('turns a configuration into commands and back into the same', async () => {
  expect(await run('-cftocmd', midrange, '-dest', folder)).toEqual(silence)
  const commands = readFileSync(join(folder, 'main.cmd'), 'utf8')
  expect(commands).toContain('hagrp -modify Mail3_IMAP SystemList standby 0 sysC 1 sysA 2 sysB 3 sysD 4\n')
  put('main.cmd', `haconf -makerw\n# by hand\n\n${commands}haconf -dump -makero\n`)
  expect(await run('-cmdtocf', folder)).toEqual(silence)
  expect(await run('-verify', folder)).toEqual(silence)
  expect(await own('diff', midrange, folder)).toEqual(silence)
})

it('says which line of main.cmd is no command, or cannot be done; nothing is written then', async () => {
  put('main.cmd', 'hasys -add sysA\nhagrp -online web -any\nhares -add "r\n')
  const unread = await run('-cmdtocf', folder)
  expect(unread.code).toBe(1)
  expect(unread.err).toMatch(/main\.cmd line 2: .*\n.*main\.cmd line 3: A quote is not closed\.\n$/)
  put('main.cmd', 'hasys -add sysA\n\nhares -add r Mount web\n')
  expect((await run('-cmdtocf', folder)).err).toContain('main.cmd line 3: ')
  expect(existsSync(join(folder, 'main.cf'))).toBe(false)
})

it('tells how two configurations differ as the commands between them', async () => {
  put(
    'main.cf',
    readFileSync(join(midrange, 'main.cf'), 'utf8').replace(
      'MsgServices = { pop = 110 }',
      'MsgServices = { pop = 1110 }',
    ),
  )
  const { code, out } = await own('diff', midrange, folder)
  expect([code, out]).toEqual([1, 'hares -modify pop_pop MsgServices pop 1110\n'])
})

it('formats files: prints, checks, writes', async () => {
  const odd = 'cluster   c(\n)\nsystem sysA( )\n'
  put('main.cf', odd)
  const file = join(folder, 'main.cf')
  const { out } = await own('fmt', file)
  expect(out).toBe('cluster c (\n\t)\n\nsystem sysA (\n\t)\n')
  expect(await own('fmt', file, '--check')).toEqual({ code: 1, out: `${file}\n`, err: '' })
  expect(readFileSync(file, 'utf8')).toBe(odd)
  expect((await own('fmt', file, '--write')).code).toBe(0)
  expect(readFileSync(file, 'utf8')).toBe(out)
  expect(await own('fmt', file, '--check')).toEqual(silence)
  put('main.cf', 'group web (\n')
  expect((await own('fmt', file)).err).toMatch(/^VCS ERROR V-16-1-90510 .*main\.cf line \d+: /)
})
