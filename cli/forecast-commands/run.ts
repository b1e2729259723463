import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util'
import type { Configuration } from '#lib/model/configuration.ts'
import { readConfiguration } from './read-configuration.ts'
import { WrongWords } from './words.ts'

export type CommandResult = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** The words after a command that reads a main.cf, understood. */
export type Words = {
  readonly json: boolean
  readonly check: boolean
  readonly pairs: boolean
  readonly fault: readonly string[]
  readonly at: readonly string[]
  readonly takes: readonly string[]
  readonly fence?: string | undefined
  readonly confirm?: string | undefined
}

type Option = 'json' | 'check' | 'pairs' | 'help' | 'fault' | 'at' | 'takes' | 'fence' | 'confirm'

const options: Readonly<Record<Option, ParseArgsOptionDescriptor>> = {
  json: { type: 'boolean' },
  check: { type: 'boolean' },
  pairs: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  fault: { type: 'string', multiple: true },
  at: { type: 'string', multiple: true },
  takes: { type: 'string', multiple: true },
  fence: { type: 'string' },
  confirm: { type: 'string' },
}

/** A command that answers a question about a configuration, and what it is called. */
export type ForecastCommand = {
  readonly name: string
  readonly usage: string
  /** Options it knows, of those there are. */
  readonly knows: readonly Option[]
  readonly answer: (configuration: Configuration, words: Words) => CommandResult
}

const said = (code: number, stderr: string): CommandResult => ({ code, stdout: '', stderr })

/**
 * Runs one: understands the words, reads main.cf, answers. Exit code 1: the configuration cannot be read or has
 * errors; 2: wrong words. Never throws on either.
 */
export function runForecastCommand(command: ForecastCommand, argv: readonly string[]): CommandResult {
  const { name, usage, knows, answer } = command
  try {
    const known = Object.fromEntries(Object.entries(options).filter(([option]) => isKnown(knows, option)))
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: known })
    const words = { ...defaults, ...values } as Words & { readonly help: boolean }
    if (words.help) return { code: 0, stdout: usage, stderr: '' }
    const [file] = positionals
    if (file === undefined || positionals.length > 1) return said(2, usage)
    const { configuration, complaints } = readConfiguration(file)
    if (configuration === null) return said(1, complaints)
    const { stderr, ...result } = answer(configuration, words)
    return { ...result, stderr: complaints + stderr }
  } catch (error) {
    if (error instanceof WrongWords || isWrongOption(error))
      return said(2, `hawser ${name}: ${error.message}\n`)
    throw error
  }
}

const defaults: Words & { readonly help: boolean } = {
  json: false,
  check: false,
  pairs: false,
  help: false,
  fault: [],
  at: [],
  takes: [],
}

const isKnown = (knows: readonly string[], option: string): boolean =>
  option === 'help' || option === 'json' || knows.includes(option)

/** What `parseArgs` throws at words it does not know. */
const isWrongOption = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
