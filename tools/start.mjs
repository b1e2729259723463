#!/usr/bin/env node
// npm start: packages, then the launcher on the pinned Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installPackages, pinnedNode, root } from './set-up/bootstrap.mjs'

installPackages()
const launcher = spawn(pinnedNode(), [join(root, 'tools', 'launch.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
// The terminal sends Ctrl-C to the launcher too; a signal sent to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) launcher.kill(signal)
  })
launcher.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
