import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ConfigurationFile } from '#lib/maincf/load/includes.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { failure, numbers } from '../messages/message.ts'

const bundledTypes = fileURLToPath(new URL('../../../types', import.meta.url))

/**
 * A main.cf (or that of a folder) first, the .cf files beside it, then the type files shipped with Hawser that are
 * not among them. Throws `CommandFailure` when it cannot be read.
 */
export function readFolder(path: string): readonly ConfigurationFile[] {
  try {
    const main = statSync(path).isDirectory() ? join(path, 'main.cf') : path
    const folder = dirname(main)
    const beside = cfFilesIn(folder).filter((name) => name !== basename(main) && name !== 'main.cf')
    const known = [basename(main), ...beside]
    const shipped = cfFilesIn(bundledTypes).filter((name) => !known.includes(name))
    return [...known.map(read(folder)), ...shipped.map(read(bundledTypes))]
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new CommandFailure([failure(numbers.badConfiguration, `${path} cannot be read (${why})`)])
  }
}

/** Where a file of `readFolder` is on disk: a shipped one among the shipped ones. */
export const pathOf = (path: string, file: string): string => {
  const folder = existsSync(path) && statSync(path).isDirectory() ? path : dirname(path)
  return existsSync(join(folder, file)) ? join(folder, file) : join(bundledTypes, file)
}

/** Whether a file was shipped with Hawser: its author can do nothing about a warning in it. */
export const isShipped = (path: string, file: string): boolean => dirname(pathOf(path, file)) === bundledTypes

const cfFilesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.cf'))
    .toSorted()

const read = (folder: string) => (name: string) => ({ name, text: readFileSync(join(folder, name), 'utf8') })
