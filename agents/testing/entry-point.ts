import { spawn } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { shells, suite, type SystemRoot } from './system-root.ts'

export type Answer = { readonly code: number | null; readonly output: string; readonly errors: string }

/** An attribute's value as the engine passes it: a scalar, a list, or an association. */
export type Value = string | readonly string[] | Readonly<Record<string, string>>

/** V40 encoding (VCS semantics §6.3). */
export const encode = (values: readonly Value[]): string[] =>
  values.flatMap((value) => {
    if (typeof value === 'string') return [value]
    const words = Array.isArray(value) ? (value as readonly string[]) : Object.entries(value).flat()
    return [String(words.length), ...words]
  })

export type EntryPoints = {
  /** Runs an entry point; `clean` gets the reason "unexpected offline" (4). */
  run(entryPoint: string, values: readonly Value[], input?: string): Promise<Answer>
}

/**
 * The entry points of one resource on one system, in a copy of the suite of its own (they keep small files
 * there). The time they have is short, so that tests of hanging programs are.
 */
export const entryPoints = (
  root: SystemRoot,
  type: string,
  shell: readonly string[] = shells[0] ?? [],
  timeoutSeconds = 20,
): EntryPoints => {
  const home = root.at('/home/agents')
  if (!existsSync(home))
    cpSync(suite, home, { recursive: true, filter: (path) => !path.startsWith(import.meta.dirname) })
  const run = (entryPoint: string, values: readonly Value[], input = ''): Promise<Answer> => {
    const [program = 'sh', ...first] = shell
    const reason = entryPoint === 'clean' ? ['4'] : []
    const script = join(home, type, entryPoint)
    const child = spawn(program, [...first, script, 'res1', ...reason, ...encode(values)], {
      env: {
        ...process.env,
        LC_ALL: 'C',
        PATH: `${join(suite, 'testing/programs')}:${process.env['PATH']}`,
        HAWSER_SUITE: home,
        HAWSER_SYSTEM_ROOT: root.path,
        HAWSER_TIMEOUT_SECONDS: String(timeoutSeconds),
      },
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    return collect(child)
  }
  return { run }
}

const collect = (child: ReturnType<typeof spawn>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let output = ''
    let errors = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output, errors }))
  })
