import type { Clock, ContactFailure } from '#server/ports.ts'
import { runCommand } from '#server/transport/run-command.ts'
import { failed, given, type Attempt, type Connection } from '#server/transport/transport.ts'
import { manifestPaths, type AgentSuite, type SuiteFile } from './agent-suite.ts'

export type DeployReport = {
  readonly version: string
  /** Paths that were missing or different there. */
  readonly written: readonly string[]
  /** Paths of an earlier version that this one does not have. */
  readonly removed: readonly string[]
}

/** Prints `cksum`'s line for each named file that is there and executable. Exit 3: no such directory. */
const examine = `cd "$1" 2>/dev/null || exit 3
shift
for file do shift; if [ -f "$file" ] && [ -x "$file" ]; then set -- "$@" "$file"; fi; done
[ $# -eq 0 ] || cksum "$@"`

const prepare = `umask 022; mkdir -p "$1" && rm -rf "$1/.incoming" && mkdir "$1/.incoming"`

/** Arguments: suite, obsolete paths, \`--\`, then the paths whose new contents are .incoming/0, 1 … in this order. */
const settle = `umask 022; cd "$1" || exit 1
shift
while [ "$1" != -- ]; do rm -f "$1"; rmdir "\${1%/*}" 2>/dev/null; shift; done
shift
number=0
for path do
  case $path in */*) mkdir -p "\${path%/*}" || exit 1 ;; esac
  mv -f ".incoming/$number" "$path" || exit 1
  number=$((number + 1))
done
rmdir .incoming`

const timeoutMs = 60_000

/**
 * Brings the suite to a system. What is right already, by manifest, checksum and permission, is left alone; anything
 * else is uploaded beside and moved into place file by file, the manifest last, so that no half file is ever run and
 * a broken deployment is seen and repaired by the next. `suiteDirectory` is relative to the login's home.
 */
export const deploySuite = async (
  connection: Connection,
  suite: AgentSuite,
  suiteDirectory: string,
  clock: Clock,
): Promise<Attempt<DeployReport>> => {
  const deployment = new Deployment(connection, suite, suiteDirectory, clock)
  const report = await deployment.run()
  if (report.ok || !connection.alive) return report
  return failed({
    code: 'deploy-failed',
    text: `The agents cannot be brought to ${connection.system} (${suiteDirectory}): ${report.failure.text}`,
  })
}

class Deployment {
  readonly #connection: Connection
  readonly #suite: AgentSuite
  readonly #directory: string
  readonly #clock: Clock

  constructor(connection: Connection, suite: AgentSuite, directory: string, clock: Clock) {
    this.#connection = connection
    this.#suite = suite
    this.#directory = directory
    this.#clock = clock
  }

  async run(): Promise<Attempt<DeployReport>> {
    const { version, files, manifest } = this.#suite
    const present = await this.#connection.files.read(`${this.#directory}/MANIFEST`)
    if (!present.ok) return present
    const presentManifest = present.value === null ? '' : Buffer.from(present.value).toString('utf8')
    const wrong = await this.#wrongFiles()
    if (!wrong.ok) return wrong
    const written = wrong.value.map(({ path }) => path)
    if (presentManifest === manifest && written.length === 0) return given({ version, written, removed: [] })
    const kept = new Set(files.map(({ path }) => path))
    const removed = manifestPaths(presentManifest).filter((path) => !kept.has(path))
    const settled = await this.#replace(wrong.value, removed)
    return settled.ok ? given({ version, written, removed }) : settled
  }

  async #wrongFiles(): Promise<Attempt<readonly SuiteFile[]>> {
    const { files } = this.#suite
    const examined = await runCommand(
      this.#connection,
      ['sh', '-c', examine, 'sh', this.#directory, ...files.map(({ path }) => path)],
      { clock: this.#clock, timeoutMs },
    )
    if (!examined.ok) return examined
    const right = new Set(examined.value.output.toString('utf8').split('\n'))
    return given(
      files.filter(({ path, bytes, checksum }) => !right.has(`${checksum} ${bytes.length} ${path}`)),
    )
  }

  async #replace(files: readonly SuiteFile[], removed: readonly string[]): Promise<Attempt<null>> {
    const prepared = await this.#shell(prepare, [])
    if (!prepared.ok) return prepared
    const incoming = [...files, { path: 'MANIFEST', bytes: Buffer.from(this.#suite.manifest) }]
    const written = await Promise.all(
      incoming.map(({ bytes }, number) =>
        this.#connection.files.write(`${this.#directory}/.incoming/${number}`, bytes, 0o755),
      ),
    )
    const refused = written.find((attempt) => !attempt.ok)
    if (refused) return refused
    return this.#shell(settle, [...removed, '--', ...incoming.map(({ path }) => path)])
  }

  async #shell(script: string, words: readonly string[]): Promise<Attempt<null>> {
    const ran = await runCommand(this.#connection, ['sh', '-c', script, 'sh', this.#directory, ...words], {
      clock: this.#clock,
      timeoutMs,
    })
    if (!ran.ok) return ran
    const { end, errors } = ran.value
    if (end.kind === 'exited' && end.code === 0) return given(null)
    return failed(this.#refusal(errors.toString('utf8').trim()))
  }

  #refusal(said: string): ContactFailure {
    const cause = said === '' ? 'the shell there ended without a word' : said.slice(0, 500)
    return {
      code: 'deploy-failed',
      text: `${cause}. Check that its file system has room and may be written.`,
    }
  }
}
