import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import { ask, type Answer } from '../api.ts'
import { configurationPath, typesImportPath, typesPreviewPath, verifyPath } from '../paths.ts'

export type ConfigurationFile = { readonly name: string; readonly text: string }

type Problems = { readonly problems: readonly ConfigurationProblem[] }

/** Checks files without loading them. */
export const verifyFiles = (
  cluster: string,
  files: readonly ConfigurationFile[],
): Promise<Answer<Problems>> => ask('POST', verifyPath(cluster), { files })

/** Loads files. The running configuration is untouched when they have errors. */
export const loadFiles = (
  cluster: string,
  files: readonly ConfigurationFile[],
): Promise<Answer<Problems & { readonly revision: number }>> =>
  ask('POST', configurationPath(cluster), { files })

/** What a type file would do. */
export type TypePreview = Problems & {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
  /** Types another file defines already. */
  readonly conflicts: readonly { readonly type: string; readonly file: string }[]
  /** Whether the agents of added and changed types are on each system; null where that is not known. */
  readonly agents: readonly AgentPlaces[]
}

export type AgentPlaces = {
  readonly type: string
  readonly inSuite: boolean
  readonly systems: Readonly<Record<string, boolean | null>>
}

export const previewTypes = (cluster: string, file: ConfigurationFile): Promise<Answer<TypePreview>> =>
  ask('POST', typesPreviewPath(cluster), { fileName: file.name, text: file.text })

export const importTypes = (
  cluster: string,
  file: ConfigurationFile,
): Promise<Answer<TypePreview & { readonly revision: number }>> =>
  ask('POST', typesImportPath(cluster), { fileName: file.name, text: file.text })
