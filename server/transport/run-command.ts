import type { Clock } from '#server/ports.ts'
import { failed, given, type Attempt, type Connection, type ExecChannel, type ExecEnd } from './transport.ts'

export type CommandOptions = {
  readonly clock: Clock
  readonly timeoutMs: number
  /** Given to the program's standard input, which is then closed. Default empty. */
  readonly input?: string
  /** Output and errors are each cut after so many bytes. Default 1 MiB. */
  readonly outputLimitBytes?: number
}

export type CommandResult = { readonly end: ExecEnd; readonly output: Buffer; readonly errors: Buffer }

/**
 * Runs one program on a system to its end. The answer is a failure with code `timeout` when it takes longer; it is
 * then left alone (its streams close), as SSH has no sure way to end it.
 */
export const runCommand = async (
  connection: Connection,
  command: readonly string[],
  options: CommandOptions,
): Promise<Attempt<CommandResult>> => {
  const opened = await connection.exec(command)
  if (!opened.ok) return opened
  const channel = opened.value
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const cancel = options.clock.after(options.timeoutMs, () => resolve(null))
  const result = await Promise.race([collect(channel, options), late])
  cancel()
  if (result !== null) return given(result)
  channel.close()
  return failed({
    code: 'timeout',
    text: `${command[0] ?? ''} on ${connection.system} took longer than ${options.timeoutMs / 1000} s.`,
  })
}

const collect = async (channel: ExecChannel, options: CommandOptions): Promise<CommandResult> => {
  const limit = options.outputLimitBytes ?? 1 << 20
  const output = keepHead(channel.output, limit)
  const errors = keepHead(channel.errors, limit)
  channel.input.end(options.input ?? '')
  const end = await channel.ended
  return { end, output: output(), errors: errors() }
}

const keepHead = (stream: ExecChannel['output'], limitBytes: number): (() => Buffer) => {
  const chunks: Buffer[] = []
  let size = 0
  stream.on('data', (chunk: Buffer) => {
    const room = limitBytes - size
    if (room > 0) chunks.push(chunk.subarray(0, room))
    size += chunk.length
  })
  return () => Buffer.concat(chunks)
}
