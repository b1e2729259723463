/** The lines between engine and `agents/lib/runner.sh`, whose head describes them. */
import { quoteOnOneLine } from '#server/transport/quote.ts'
import { outputText } from './output-text.ts'

export const protocolVersion = 1

export type RunnerRequest = {
  /** Relative to the suite; beginning with a slash, a path below the system's root. */
  readonly script: string
  readonly argv: readonly string[]
  /** The script's whole standard input. */
  readonly input: string
  readonly timeoutMs: number
}

export type RunnerHello = {
  readonly protocol: number
  readonly suiteVersion: string
  /** Program that gives entry points process groups of their own. */
  readonly launcher: string
  /** Entry points of an earlier runner that still ran and were ended. */
  readonly leftovers: number
  /** The system's clock, seconds since the epoch. */
  readonly timeS: number
  readonly uname: string
}

export type RunnerEnding = 'exited' | 'timedOut' | 'stopped' | 'missing' | 'unrecorded'

export type RunnerLine =
  | { readonly kind: 'hello'; readonly hello: RunnerHello }
  | { readonly kind: 'pong'; readonly token: string }
  | { readonly kind: 'out'; readonly id: number; readonly bytes: Buffer }
  | { readonly kind: 'end'; readonly id: number; readonly ending: RunnerEnding; readonly code: number }
  | { readonly kind: 'sorry'; readonly reason: string }
  | { readonly kind: 'unknown' }

/** One request as one line, newline included. Time-outs are whole seconds there: rounded up, one at least. */
export const requestLine = (id: number, request: RunnerRequest): string => {
  const timeoutS = String(Math.max(1, Math.ceil(request.timeoutMs / 1_000)))
  const words = quoteOnOneLine([String(id), timeoutS, request.script, request.input, ...request.argv])
  return `run ${words}\n`
}

export const pingLine = (token: string): string => `ping ${token}\n`

/** Reads one line without its newline; `unknown` for what no runner of this protocol says. */
export const parseLine = (line: string): RunnerLine => {
  const [word, first = '', second = '', third = ''] = line.split(' ', 4)
  switch (word) {
    case 'out':
      return { kind: 'out', id: Number(first), bytes: hexBytes(line.slice(word.length + first.length + 1)) }
    case 'end':
      return endLine(Number(first), second, Number(third))
    case 'pong':
      return { kind: 'pong', token: first }
    case 'hello':
      return helloLine(line)
    case 'sorry':
      return { kind: 'sorry', reason: line.slice('sorry '.length) }
    default:
      return { kind: 'unknown' }
  }
}

const endings: ReadonlySet<string> = new Set<RunnerEnding>([
  'exited',
  'timedOut',
  'stopped',
  'missing',
  'unrecorded',
])

const isEnding = (word: string): word is RunnerEnding => endings.has(word)

const endLine = (id: number, ending: string, code: number): RunnerLine =>
  isEnding(ending) && Number.isInteger(id) && Number.isInteger(code)
    ? { kind: 'end', id, ending, code }
    : { kind: 'unknown' }

const hexBytes = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

const helloLine = (line: string): RunnerLine => {
  const found = /^hello protocol=(\d+) suite=(\S+) group=(\S+) leftovers=(\d+) time=(\d+) uname=(.*)$/.exec(
    line,
  )
  if (found === null) return { kind: 'unknown' }
  const [, protocol, suiteVersion = '', launcher = '', leftovers, timeS, uname = ''] = found
  return {
    kind: 'hello',
    hello: {
      protocol: Number(protocol),
      suiteVersion,
      launcher: harmless(launcher),
      leftovers: Number(leftovers),
      timeS: Number(timeS),
      uname: harmless(uname),
    },
  }
}

/** A word of the greeting comes from a system, as all output does. */
const harmless = (word: string): string => outputText(Buffer.from(word, 'latin1'))
