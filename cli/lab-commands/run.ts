import { parseArgs } from 'node:util'
import { askLab, labFileIn, readLabFile } from '#lab/control/client.ts'
import { labCommands, labUsage, type CommandOptions } from './request.ts'
import { hasViolations, showAnswer } from './show.ts'

export type CommandResult = { readonly code: number; readonly stdout: string; readonly stderr: string }

const said = (code: number, stderr: string): CommandResult => ({ code, stdout: '', stderr })

const readWords = (argv: readonly string[]) =>
  parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      delay: { type: 'string' },
      device: { type: 'string' },
      check: { type: 'boolean', default: false },
    },
  })

const optionsOf = ({ values }: ReturnType<typeof readWords>): CommandOptions | null => {
  const delay = values.delay ?? null
  if (delay !== null && !/^\d{1,9}$/.test(delay)) return null
  return {
    delayMs: delay === null ? null : Number(delay),
    device: values.device ?? null,
    check: values.check,
  }
}

/**
 * Runs `hawser lab …`: `argv` is what follows "lab". Answers the exit code and what to print, never
 * throws on wrong words or a lab that does not answer.
 */
export const runLabCommand = async (
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<CommandResult> => {
  let parsed: ReturnType<typeof readWords>
  try {
    parsed = readWords(argv)
  } catch (error) {
    return said(2, `hawser lab: ${error instanceof Error ? error.message : String(error)}\n`)
  }
  const { values, positionals } = parsed
  const [name = '', ...words] = positionals
  if (values.help || name === '') return { code: values.help ? 0 : 2, stdout: labUsage(), stderr: '' }
  const command = Object.hasOwn(labCommands, name) ? labCommands[name] : undefined
  if (command === undefined) return said(2, `hawser lab: ${name} is not a command; see hawser lab --help\n`)
  const options = optionsOf(parsed)
  const request = options && command.request(words, options)
  if (!request) return said(2, `Usage: hawser lab ${`${name} ${command.arguments}`.trim()}\n`)

  const data = values.data ?? environment['HAWSER_DATA'] ?? '.hawser'
  const lab = readLabFile(labFileIn(data))
  if (lab === null) return said(1, `hawser lab: no lab runs on ${data}; choose another with --data\n`)
  const answer = await askLab(lab, request.method, request.path, request.body)
  if (!answer.ok) {
    const { code, text } = answer
    return said(1, values.json ? `${JSON.stringify({ error: { code, text } })}\n` : `hawser lab: ${text}\n`)
  }
  const stdout = values.json
    ? `${JSON.stringify(answer.body, null, 2)}\n`
    : showAnswer(request.shows, answer.body)
  return { code: hasViolations(request.shows, answer.body) ? 3 : 0, stdout, stderr: '' }
}
