// Programs that are not npm packages: installed on Debian as root, elsewhere named one by one.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { must, say } from './bootstrap.mjs'

/** Search path on which programs are looked for; those of the administrator are not on everybody's. */
export const searchPath = `${process.env.PATH}:/usr/sbin:/sbin`

const isHere = (program) =>
  searchPath.split(':').some((directory) => directory && existsSync(join(directory, program)))

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))

export const chromium = {
  programs: ['chromium', 'google-chrome', 'chromium-browser'],
  debian: 'chromium',
  why: 'end-to-end tests',
}

/**
 * Sees to it that each of `needed` is there: one of its `programs`, of the Debian package `debian`. Ends this process
 * with what is missing, and `why`, where it cannot be installed.
 */
export function installPrograms(needed) {
  const missing = needed.filter((item) => !item.programs.some(isHere))
  if (missing.length === 0) return
  const packages = missing.map((item) => item.debian)
  if (isDebian() && process.getuid?.() === 0) return aptInstall(packages)
  say('hawser: programs are needed that are not here:')
  for (const item of missing)
    say(`  ${item.programs.join(' or ')}  (${item.why}; Debian package ${item.debian})`)
  if (isDebian()) say(`Install them: sudo apt-get install ${packages.join(' ')}`)
  process.exit(1)
}

function aptInstall(packages) {
  say(`hawser: installing ${packages.join(', ')} …`)
  const options = {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  must('apt-get', ['update', '-qq'], options)
  must('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
}
