import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** A command of a document with what it prints, standard output and error as they come. */
export type Entry = {
  /** Of the command, from 1. */
  readonly line: number
  readonly command: string
  /** `…` stands for anything in its line; a line of nothing else for any lines. */
  readonly expected: readonly string[]
}

/** The commands of a document's `console` blocks, in order. A command begins with `$ `; the rest is its output. */
export function entriesOf(document: string): Entry[] {
  const entries: { line: number; command: string; expected: string[] }[] = []
  let inside = false
  for (const [index, line] of document.split('\n').entries()) {
    if (line.startsWith('```')) inside = !inside && line === '```console'
    else if (inside && line.startsWith('$ '))
      entries.push({ line: index + 1, command: line.slice(2), expected: [] })
    else if (inside) entries.at(-1)?.expected.push(line)
  }
  return entries.map((entry) => ({ ...entry, expected: withoutBlankEnd(entry.expected) }))
}

/** Between two commands of a block there may be an empty line for the reader. */
const withoutBlankEnd = (lines: readonly string[]): string[] =>
  lines.slice(0, lines.findLastIndex((line) => line !== '') + 1)

export const fits = ({ expected }: Entry, printed: string): boolean => {
  const pattern = expected
    .map((line) => (line === '…' ? '(?:.*\n)*?' : `${line.split('…').map(escaped).join('.*')}\n`))
    .join('')
  return new RegExp(`^${pattern}\n*$`).test(printed)
}

const escaped = (part: string): string => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** What no two runs have alike: times, the name of the machine, sealed values. */
const differing = [/\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d/g, /(?<=root@)[\w.-]+/g, /(?<=\{hawser\})[\w-]+/g]

/** The document with what its commands have printed, where that is not what it says. By line of the command. */
export function rewritten(document: string, printed: ReadonlyMap<number, string>): string {
  const lines = document.split('\n')
  for (const entry of entriesOf(document).toReversed()) {
    const fresh = printed.get(entry.line)
    if (fresh === undefined || fits(entry, fresh)) continue
    const text = differing.reduce((masked, pattern) => masked.replaceAll(pattern, '…'), fresh)
    lines.splice(
      entry.line,
      entry.expected.length,
      ...text.replace(/\n+$/, '').split('\n').filter(hasText(text)),
    )
  }
  return lines.join('\n')
}

/** A command that printed nothing has no lines, not an empty one. */
const hasText = (text: string) => (): boolean => text.trim() !== ''

/** Runs a document's commands one after the other, each in a shell that knows how the one before ended. */
export class Shell {
  readonly #env: NodeJS.ProcessEnv
  readonly #folder: string
  #code = 0

  constructor(folder: string, env: NodeJS.ProcessEnv) {
    this.#folder = folder
    this.#env = env
  }

  async run(command: string): Promise<string> {
    const script = `(exit ${this.#code}); ${command}`
    const child = spawn('sh', ['-c', `exec 2>&1; ${script}`], {
      cwd: this.#folder,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)))
    const printed = await text(child.stdout)
    this.#code = await ended
    return printed.replaceAll(/ +$/gm, '')
  }
}
