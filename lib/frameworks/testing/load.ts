import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { Configuration } from '#lib/model/configuration.ts'

const root = resolve(import.meta.dirname, '../../..')

/** A configuration from the text of a main.cf, with the type files that are shipped; throws on an error in it. */
export function configurationOf(text: string): Configuration {
  const types = readdirSync(join(root, 'types'))
    .filter((name) => name.endsWith('.cf'))
    .map((name) => ({ name, text: readFileSync(join(root, 'types', name), 'utf8') }))
  const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text }, ...types])
  if (configuration === null) throw new Error(problems.map(({ message }) => message).join('\n'))
  return configuration
}

/** One of the examples. */
export const exampleNamed = (name: string): Configuration =>
  configurationOf(readFileSync(join(root, 'examples', name, 'main.cf'), 'utf8'))
