import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLabTiming } from './timing.ts'

export type ConfigurationFile = { readonly name: string; readonly text: string }

const house = fileURLToPath(new URL('../../', import.meta.url))

/** Path of a bundled example's main.cf, or the path itself when it is one. `empty`: systems, and no group yet. */
export const mainFileOf = (example: string): string => {
  if (example.endsWith('.cf')) return example
  return join(house, example === 'empty' ? 'lab/setup' : 'examples', example, 'main.cf')
}

const includedNames = (text: string): string[] =>
  [...text.matchAll(/^[ \t]*include[ \t]+"([^"]+)"/gm)].map(([, name]) => name ?? '')

/**
 * A main.cf and the files it includes, those with the lab's timing. An included file is looked for
 * beside main.cf, then among the types Hawser ships. Throws when one is in neither place.
 */
export const readExample = (mainFile: string, monitorIntervalS: number): ConfigurationFile[] => {
  const text = readFileSync(mainFile, 'utf8')
  const included = includedNames(text).map((name) => {
    const place = [join(dirname(mainFile), name), join(house, 'types', name)].find((path) => existsSync(path))
    if (place === undefined)
      throw new Error(`${mainFile} includes ${name}, which is not beside it or in types/`)
    return { name, text: withLabTiming(readFileSync(place, 'utf8'), monitorIntervalS) }
  })
  return [{ name: 'main.cf', text }, ...included]
}

/** The files of a configuration directory, main.cf first; null while there is no main.cf. */
export const storedConfiguration = (directory: string): ConfigurationFile[] | null => {
  if (!existsSync(join(directory, 'main.cf'))) return null
  const names = readdirSync(directory).filter((name) => name.endsWith('.cf') && name !== 'main.cf')
  return ['main.cf', ...names].map((name) => ({ name, text: readFileSync(join(directory, name), 'utf8') }))
}

/** Writes the files into a configuration directory. main.cf last: with it the configuration is there. */
export const storeConfiguration = (directory: string, files: readonly ConfigurationFile[]) => {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  for (const { name, text } of files.toReversed()) writeFileSync(join(directory, name), text)
}
