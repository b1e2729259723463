import { didYouMean } from '#lib/maincf/nearest.ts'
import type { Cluster } from './connection/cluster.ts'
import { ApiRefusal } from './connection/http.ts'
import { connect } from './connection/http-cluster.ts'
import { CommandFailure, WrongWords } from './messages/command-failure.ts'
import { messageLine } from './messages/message.ts'
import { refusalMessages } from './messages/refusal.ts'
import type { Form, Program, Session } from './program.ts'
import type { Terminal } from './terminal.ts'
import { readWords, type Words } from './words/read-words.ts'
import { programUsage } from './words/usage.ts'

type Connect = (environment: Terminal['environment'], cluster: string | null) => Promise<Cluster>

/**
 * Runs one command: finds its form, has it done, prints what came of it. Answers the exit code: 0 done, 1 not done
 * or not understood, as VCS has it. Never throws but for mistakes of our own.
 */
export async function runProgram(
  program: Program,
  argv: readonly string[],
  terminal: Terminal,
  connectTo: Connect = connect,
): Promise<number> {
  const [first = ''] = argv
  if (['-help', '--help', '-h'].includes(first)) {
    terminal.out(programUsage(program))
    return 0
  }
  try {
    const [form, rest] = formOf(program, argv)
    const words = readWords(program.name, form, rest)
    const output = await form.run(words, sessionOf(words, terminal, connectTo))
    if (output === null) return 0
    terminal.out(words.has('--json') ? jsonText(output.data) : output.text)
    return output.code ?? 0
  } catch (error) {
    return say(error, terminal)
  }
}

const jsonText = (data: unknown): string => (data === null ? '' : `${JSON.stringify(data, null, 2)}\n`)

/** The form an option names, and what follows it. */
function formOf(program: Program, argv: readonly string[]): readonly [Form, readonly string[]] {
  const [first = '', ...rest] = argv
  const named = program.forms.find(
    ({ option, aliases = [] }) => first !== '' && [option, ...aliases].includes(first),
  )
  if (named) return [named, rest]
  const plain = program.forms.find(({ option }) => option === '')
  const isCommon = ['-clus', '-localclus', '--json'].includes(first)
  if (plain && (first === '' || isCommon || !first.startsWith('-'))) return [plain, argv]
  const options = program.forms.map(({ option }) => option)
  const hint = didYouMean(first, options)
  const said =
    first === '' ? `${program.name}: say what to do.` : `${program.name}: ${first} is no option of it.`
  throw new WrongWords(
    hint === null ? said : `${said} ${hint}`,
    `Usage: ${program.name} ${options.join(' | ')}\n${program.name} -help tells more.\n`,
  )
}

function sessionOf(words: Words, terminal: Terminal, connectTo: Connect): Session {
  let cluster: Promise<Cluster> | null = null
  const wanted = words.one('-clus') ?? terminal.environment['HAWSER_CLUSTER'] ?? null
  return { terminal, cluster: () => (cluster ??= connectTo(terminal.environment, wanted)) }
}

function say(error: unknown, { err }: Terminal): number {
  if (error instanceof WrongWords) {
    err(`${error.message}\n${error.usage}`)
    return 1
  }
  if (error instanceof CommandFailure) {
    err(`${error.message}\n`)
    return error.code
  }
  if (error instanceof ApiRefusal) {
    err(
      refusalMessages(error.error)
        .map((message) => `${messageLine(message)}\n`)
        .join(''),
    )
    return 1
  }
  throw error
}
