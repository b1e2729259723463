import { spawnSync } from 'node:child_process'
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
const software = readdirSync(join(lab, 'software'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'lib')
  .flatMap(({ name }) => scriptsIn(`software/${name}`))

it('are POSIX sh programs that may be run', () => {
  expect(programs.length).toBeGreaterThanOrEqual(12)
  expect(software).toHaveLength(15)
  for (const file of [...programs, ...software]) {
    expect(readFileSync(file, 'utf8').split('\n')[0], file).toBe('#!/bin/sh')
    accessSync(file, constants.X_OK)
  }
})

const shellCheck = (files: readonly string[], sourcePath: string): string => {
  const options = ['--shell=sh', '--external-sources', `--source-path=${sourcePath}`]
  const { error, stdout, stderr } = spawnSync('shellcheck', [...options, ...files], { encoding: 'utf8' })
  if (error) throw new Error('ShellCheck is missing; install the package "shellcheck"', { cause: error })
  return stdout + stderr
}

it('are clean to ShellCheck with what they source', { timeout: 120_000 }, () => {
  expect(shellCheck(programs, join(lab, 'programs'))).toBe('')
  expect(shellCheck(software, join(lab, 'software/messaging'))).toBe('')
  const libraries = ['programs/lib/hardware.sh', 'software/lib/service.sh'].map((file) => join(lab, file))
  expect(shellCheck(libraries, lab)).toBe('')
  const network = ['network.sh', 'ask.sh'].map((file) => join(lab, 'programs/lib', file))
  expect(shellCheck(network, join(lab, 'programs/lib'))).toBe('')
})
