import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { archiveOf } from './archive.ts'

test('is unpacked by tar, byte for byte', () => {
  const directory = mkdtempSync(join(tmpdir(), 'hawser-archive-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const files = [
    { name: 'main.cf', text: `// é 漢\r\n${'x'.repeat(511)}` },
    { name: 'types.cf', text: 'y'.repeat(1024) },
    { name: 'empty.cf', text: '' },
  ]
  const archive = join(directory, 'all.tar')
  writeFileSync(archive, archiveOf(files, Date.UTC(2026, 0, 2)))
  const unpacked = spawnSync('tar', ['-xf', archive, '-C', directory], { encoding: 'utf8' })
  expect([unpacked.stderr, unpacked.status]).toEqual(['', 0])
  expect(readdirSync(directory).toSorted()).toEqual(['all.tar', 'empty.cf', 'main.cf', 'types.cf'])
  for (const { name, text } of files) expect(readFileSync(join(directory, name), 'utf8')).toBe(text)
})

test('a name that does not fit is a mistake of ours', () => {
  expect(() => archiveOf([{ name: 'x'.repeat(101), text: '' }], 0)).toThrow(RangeError)
})
