import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const library = join(import.meta.dirname, '../../../agents/lib')

/** Entry points whose behaviour is told by their arguments: `<resource> <what> …`. */
const probe = `#!/bin/sh
what=$2
case $what in
exit) exit "$3" ;;
say) printf "$3"; exit 0 ;;
words) shift 2; printf '<%s>' "$@"; exit 0 ;;
input) cat; exit 0 ;;
environment) printf '%s|%s|%s' "$HAWSER_SUITE" "$HAWSER_SYSTEM_ROOT" "$HAWSER_TIMEOUT_SECONDS"; exit 0 ;;
flood) dd if=/dev/zero bs=65536 count=160 2>/dev/null | tr '\\0' x; exit 3 ;;
babble) exec yes ;;
escape)
  setsid sh -c 'trap "" TERM; echo $$ >"$1"; while :; do sleep 300; done' sh "$3" </dev/null >/dev/null 2>&1 &
  while :; do sleep 300; done
  ;;
sleep) sleep "$3"; exit 0 ;;
state) shift; shift; printf '%s|%s|%s|%s|%s' "$-" "$PWD" "$(umask)" "\${what_was-}" "$#"; exit 0 ;;
spoil)
  set -efu
  cd /tmp
  umask 077
  what_was=spoilt
  IFS=x
  trap 'exit 42' 0 TERM
  nothing_like_this
  ;;
apart) "$HAWSER_APART" sh -c 'sleep 300 </dev/null >/dev/null 2>&1 & echo $! >"$1"' sh "$3"; exit 0 ;;
daemon) sleep 300 </dev/null >/dev/null 2>&1 & echo $! >"$3"; exit 0 ;;
hang)
  trap '' TERM
  sh -c 'trap "" TERM; echo $$ >"$1"; while :; do sleep 300; done' sh "$3" &
  while :; do sleep 300; done
  ;;
esac
`

/** An action: says what it was given, and exits as its last argument says. */
const tell = `#!/bin/sh
printf '<%s>' "$@"
for code; do :; done
exit "$code"
`

export type SmallSuite = { readonly root: string; readonly suite: string; readonly remove: () => void }

/** A suite of two types that do the same, and the real runner, in a directory of its own. \`Ready\` may run in a standing shell. */
export const makeSmallSuite = (): SmallSuite => {
  const root = mkdtempSync(join(tmpdir(), 'hawser-suite-'))
  const suite = join(root, 'agents')
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(suite, path)), { recursive: true })
    writeFileSync(join(suite, path), text)
    chmodSync(join(suite, path), 0o755)
  }
  for (const entryPoint of ['online', 'offline', 'monitor', 'clean']) put(`Probe/${entryPoint}`, probe)
  put('Ready/monitor', probe.replace('\n', '\n# May run in a standing shell.\n'))
  put('Probe/actions/tell', tell)
  put('VERSION', '1.2.3\n')
  put('MANIFEST', 'hawser-suite 1.2.3+test\n')
  mkdirSync(join(suite, 'lib'))
  copyFileSync(join(library, 'runner.sh'), join(suite, 'lib/runner.sh'))
  cpSync(join(library, 'runner'), join(suite, 'lib/runner'), { recursive: true })
  return { root, suite, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** Whether a process runs (a zombie does not). */
export const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Polls until the condition holds; throws with \`what\` when it does not within the time. */
export const until = async (what: string, condition: () => boolean, timeoutMs = 10_000): Promise<void> => {
  const end = Date.now() + timeoutMs
  while (!condition()) {
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
