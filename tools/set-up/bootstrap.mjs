// Plain JavaScript: the first Node this meets may be 20. It brings the pinned Node and the packages,
// once, and does nothing when nothing changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const stampFile = join(root, 'node_modules', '.hawser-stamp')

/** Path of the pinned Node 24, which the npm package `node` brings. */
export const pinnedNode = () => join(root, 'node_modules', 'node', 'bin', 'node')

const wantedStamp = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

const installed = () =>
  existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp() && existsSync(pinnedNode())

/** Says one line about a long step. Everything of ours goes to standard error, so that output stays clean. */
export const say = (line) => process.stderr.write(`${line}\n`)

/** Runs a program with the terminal; ends this process with its exit code when it fails. */
export function must(program, args, options = {}) {
  const done = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options })
  if (done.status === 0) return
  say(`hawser: ${program} ${args.join(' ')} failed${done.error ? `: ${done.error.message}` : ''}`)
  process.exit(done.status ?? 1)
}

/** Installs the packages of the lock file unless they are there. */
export function installPackages() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    say(`hawser: Node 20 or newer is needed, this is ${process.versions.node}.`)
    process.exit(1)
  }
  if (installed()) return
  say('hawser: installing packages (about a minute, once) …')
  must('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 2, 2] })
  if (!existsSync(pinnedNode())) {
    say('hawser: the npm package "node" brought no Node for this machine; install Node 24 and try again.')
    process.exit(1)
  }
  writeFileSync(stampFile, wantedStamp())
}
