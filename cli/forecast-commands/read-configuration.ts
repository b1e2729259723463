import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { ConfigurationFile } from '#lib/maincf/load/includes.ts'
import type { ConfigurationProblem } from '#lib/maincf/problem.ts'
import type { Configuration } from '#lib/model/configuration.ts'

const bundledTypes = fileURLToPath(new URL('../../types', import.meta.url))

export type ReadConfiguration = {
  /** Null when it cannot be read or has errors. */
  readonly configuration: Configuration | null
  /** What is wrong, a line each: `main.cf:3:7: error: …`. Warnings are told of a sound one too. */
  readonly complaints: string
}

/**
 * Reads a main.cf (or the one of a folder) with the files beside it; included type files that are not there are
 * those shipped with Hawser. Never throws.
 */
export function readConfiguration(path: string): ReadConfiguration {
  let files: readonly ConfigurationFile[]
  try {
    files = filesOf(statSync(path).isDirectory() ? join(path, 'main.cf') : path)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return { configuration: null, complaints: `${path} cannot be read (${why})\n` }
  }
  const { configuration, problems } = loadConfiguration(files)
  const own = problems.filter(({ file, severity }) => severity === 'error' || !isShipped(path, file))
  return { configuration, complaints: own.map(lineOf).join('') }
}

const cfFilesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.cf'))
    .toSorted()

function filesOf(main: string): ConfigurationFile[] {
  const own = basename(main)
  const beside = cfFilesIn(dirname(main)).filter((name) => name !== own && name !== 'main.cf')
  const bundled = cfFilesIn(bundledTypes).filter((name) => name !== own && !beside.includes(name))
  const read = (folder: string) => (name: string) => ({
    name,
    text: readFileSync(join(folder, name), 'utf8'),
  })
  return [read(dirname(main))(own), ...beside.map(read(dirname(main))), ...bundled.map(read(bundledTypes))]
}

/** A warning about a type file of ours is nothing the author of a main.cf can do anything about. */
function isShipped(path: string, file: string): boolean {
  const folder = statSync(path).isDirectory() ? path : dirname(path)
  return file !== basename(path) && !existsSync(join(folder, file))
}

function lineOf({ file, line, column, severity, message, hint }: ConfigurationProblem): string {
  const help = hint === null ? '' : ` ${hint}`
  return `${file}:${line}:${column}: ${severity}: ${message}${help}\n`
}
