import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Stands in front of an entry point that is deployed on a system of the lab. It keeps a digest of what came on
 * standard input, and its own command line and environment word by word; then it runs the entry point with the same.
 */
const script = `#!/bin/sh
told=$(cat)
printf '%s\\n' "$told" | sha256sum >>"$0.digests"
tr '\\0' '\\n' <"/proc/$$/cmdline" >>"$0.words"
tr '\\0' '\\n' <"/proc/$$/environ" >>"$0.words"
printf '%s\\n' "$told" | "$0.agent" "$@"
`

export class Witness {
  readonly #path: string

  /** `entryPoint` as in `SunJESMsg/monitor`; `system` is where the lab keeps the system. */
  constructor(system: string, entryPoint: string) {
    const found = readdirSync(system, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith(`agents/${entryPoint}`))
      .map((path) => join(system, path))
    const [path] = found
    if (path === undefined) throw new Error(`${entryPoint} is not deployed in ${system}`)
    this.#path = path
    renameSync(path, `${path}.agent`)
    writeFileSync(path, script)
    chmodSync(path, 0o755)
  }

  /** Whether the entry point was handed exactly these lines. */
  hasSeen(lines: string): boolean {
    const kept = `${this.#path}.digests`
    const digest = createHash('sha256').update(lines).digest('hex')
    return existsSync(kept) && readFileSync(kept, 'utf8').includes(digest)
  }

  leave(): void {
    renameSync(`${this.#path}.agent`, this.#path)
  }
}
