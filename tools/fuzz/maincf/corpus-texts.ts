import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from '#lib/maincf/encoding.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const folders = ['types/*.cf', 'examples/*/*.cf', 'scenarios/*/*.cf', 'lib/maincf/corpus/*/*.cf']

export type CorpusText = { readonly path: string; readonly text: string }

/** Every .cf file of the house, by path. */
export const corpusTexts = (): CorpusText[] =>
  globSync(folders, { cwd: root })
    .toSorted()
    .map((path) => ({ path, text: decodeText(path, readFileSync(join(root, path))).text }))

/** The bundled type file, as the loader takes it. */
export const bundledTypes = () => [
  { name: 'types.cf', text: readFileSync(join(root, 'types', 'types.cf'), 'utf8') },
]
