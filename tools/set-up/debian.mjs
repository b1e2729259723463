// Programs that are not npm packages: installed on Debian as root, elsewhere named one by one.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { must, say } from './bootstrap.mjs'

/** Search path on which programs are looked for; those of the administrator are not on everybody's. */
export const searchPath = `${process.env.PATH}:/usr/sbin:/sbin`

const isHere = (program) =>
  searchPath.split(':').some((directory) => directory && existsSync(join(directory, program)))

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))

/** Chromium without its windows: the same pages for half the processor time. */
export const chromium = {
  programs: ['chromium-headless-shell'],
  instead: ['chromium', 'google-chrome', 'chromium-browser'],
  debian: 'chromium-headless-shell',
  why: 'end-to-end tests',
}

/**
 * Sees to it that each of `needed` is there: one of its `programs`, of the Debian package `debian`; where that cannot be
 * had, one of those that do `instead`. Ends this process with what is missing, and `why`, where it cannot be installed.
 */
export function installPrograms(needed) {
  const missing = needed.filter((item) => !item.programs.some(isHere))
  const required = missing.filter((item) => !item.instead?.some(isHere))
  const mayInstall = isDebian() && process.getuid?.() === 0
  if (mayInstall && missing.length > 0) return aptInstall(missing, required)
  if (required.length === 0) return
  say('hawser: programs are needed that are not here:')
  for (const { programs, instead = [], why, debian } of required)
    say(`  ${[...programs, ...instead].join(' or ')}  (${why}; Debian package ${debian})`)
  if (isDebian()) say(`Install them: sudo apt-get install ${required.map((item) => item.debian).join(' ')}`)
  process.exit(1)
}

function aptInstall(missing, required) {
  const packages = missing.map((item) => item.debian)
  say(`hawser: installing ${packages.join(', ')} …`)
  const options = {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages]
  if (required.length > 0) {
    must('apt-get', ['update', '-qq'], options)
    must('apt-get', install, options)
  } else if (spawnSync('apt-get', ['update', '-qq'], options).status === 0)
    spawnSync('apt-get', install, options)
}
