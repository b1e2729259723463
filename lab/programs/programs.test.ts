import { execFileSync } from 'node:child_process'
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const lab = fileURLToPath(new URL('..', import.meta.url))
const scriptsIn = (directory: string): string[] =>
  readdirSync(join(lab, directory), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.'))
    .map(({ name }) => join(lab, directory, name))
const programs = scriptsIn('programs')
const software = ['messaging', 'administration', 'directory'].flatMap((kind) => scriptsIn(`software/${kind}`))

it('are POSIX sh programs that may be run', () => {
  expect(programs.length).toBeGreaterThanOrEqual(11)
  expect(software).toHaveLength(5)
  for (const file of [...programs, ...software]) {
    expect(readFileSync(file, 'utf8').split('\n')[0], file).toBe('#!/bin/sh')
    accessSync(file, constants.X_OK)
  }
})

it('are clean to ShellCheck with what they source', () => {
  const check = (files: readonly string[], sourcePath: string) =>
    execFileSync(
      'shellcheck',
      ['--shell=sh', '--external-sources', `--source-path=${sourcePath}`, ...files],
      {
        encoding: 'utf8',
      },
    )
  expect(check(programs, join(lab, 'programs'))).toBe('')
  expect(check(software, join(lab, 'software/messaging'))).toBe('')
  expect(check([join(lab, 'programs/lib/hardware.sh')], lab)).toBe('')
  expect(check([join(lab, 'software/lib/service.sh')], lab)).toBe('')
})
