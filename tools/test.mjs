#!/usr/bin/env node
// npm test: packages, what the tests need of the machine, then every floor on the pinned Node.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, must, pinnedNode, root, say } from './bootstrap.mjs'

const needed = [
  {
    programs: ['chromium', 'google-chrome', 'chromium-browser'],
    debian: 'chromium',
    why: 'end-to-end tests',
  },
  { programs: ['shellcheck'], debian: 'shellcheck', why: 'agents' },
  { programs: ['busybox'], debian: 'busybox', why: 'agents on a second shell' },
  { programs: ['dash'], debian: 'dash', why: 'agents on a third shell' },
  { programs: ['sshd'], debian: 'openssh-server', why: 'transport contract against OpenSSH' },
  { programs: ['ps'], debian: 'procps', why: 'agents' },
  { programs: ['openssl'], debian: 'openssl', why: 'agents that connect with TLS' },
  {
    programs: ['crm_simulate'],
    debian: 'pacemaker-cli-utils',
    why: 'what is made for Pacemaker, asked of its own scheduler',
  },
]

const path = `${process.env.PATH}:/usr/sbin:/sbin`
const found = (program) =>
  path.split(':').some((directory) => directory && existsSync(join(directory, program)))
const missing = needed.filter((item) => !item.programs.some(found))

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))

function installForTests() {
  if (missing.length === 0) return
  const packages = missing.map((item) => item.debian)
  if (isDebian() && process.getuid?.() === 0) {
    say(`hawser: installing ${packages.join(', ')} for the tests …`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    must('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 2], env })
    must('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 2],
      env,
    })
    return
  }
  say('hawser: the tests need programs that are not here:')
  for (const item of missing)
    say(`  ${item.programs.join(' or ')}  (${item.why}; Debian package ${item.debian})`)
  if (isDebian()) say(`Install them: sudo apt-get install ${packages.join(' ')}`)
  process.exit(1)
}

installPackages()
installForTests()
const run = spawnSync(pinnedNode(), [join(root, 'tools', 'run-tests.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
})
process.exit(run.status ?? 1)
