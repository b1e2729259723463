import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'
import type { Clock, Log, LogLevel } from '#server/ports.ts'

export type EngineLogOptions = {
  readonly file: string
  readonly clock: Clock
  /** Short lines for a person at the terminal. */
  readonly say: (line: string) => void
  readonly limitBytes?: number
}

const usualLimitBytes = 5 * 1024 * 1024
const said: ReadonlySet<LogLevel> = new Set(['info', 'warn', 'error'])

/**
 * The engine's log: one JSON object per line. When the file is full it becomes `<file>.1` (the one before is
 * dropped), so that two files of `limitBytes` are the most there is. It stays open until the process has ended, since
 * even closing is logged.
 */
export function openEngineLog(options: EngineLogOptions): Log {
  const { file, clock, say, limitBytes = usualLimitBytes } = options
  let descriptor = openSync(file, 'a', 0o600)
  let size = fstatSync(descriptor).size

  const turnOver = (): void => {
    closeSync(descriptor)
    renameSync(file, `${file}.1`)
    descriptor = openSync(file, 'a', 0o600)
    size = 0
  }
  return {
    write(level, message, fields = {}) {
      const at = new Date(clock.now()).toISOString()
      const line = Buffer.from(`${JSON.stringify({ ...fields, at, level, message })}\n`)
      if (size > 0 && size + line.byteLength > limitBytes) turnOver()
      writeSync(descriptor, line)
      size += line.byteLength
      if (said.has(level)) say(shortLine(level, message, fields))
    },
  }
}

/** Control characters would let a name from elsewhere write lines of its own on the terminal. */
function shortLine(level: LogLevel, message: string, fields: Readonly<Record<string, unknown>>): string {
  const details = Object.entries(fields).map(([name, value]) => `${name}=${String(value).split('\n')[0]}`)
  return [`${level}:`, message, ...details]
    .join(' ')
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, 400)
}
