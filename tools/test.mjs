#!/usr/bin/env node
// npm test: packages, what the tests need of the machine, then every floor on the pinned Node.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installPackages, pinnedNode, root } from './set-up/bootstrap.mjs'
import { chromium, installPrograms, searchPath } from './set-up/debian.mjs'

installPackages()
installPrograms([
  chromium,
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
])
const run = spawnSync(pinnedNode(), [join(root, 'tools', 'run-tests.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: searchPath },
})
process.exit(run.status ?? 1)
