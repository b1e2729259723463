import type { Configuration } from '#lib/model/configuration.ts'
import { typeName } from '#lib/model/names.ts'
import type { ConfigurationFile } from '#server/drivers/cluster-driver.ts'
import { withInclude } from './files.ts'

/** What a type file would do to a configuration. */
export type TypePreview = {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
  /** Types another file defines already. */
  readonly conflicts: readonly { readonly type: string; readonly file: string }[]
}

const typeHeader = /^[ \t]*type[ \t]+([A-Za-z]\w*)[ \t]*\(/gm

/** The running files with the type file added or replaced, and included by main.cf. */
export function filesWithTypes(
  running: readonly ConfigurationFile[],
  file: ConfigurationFile,
): readonly ConfigurationFile[] {
  const others = running.filter(({ name }) => name !== file.name)
  return [
    ...others.map(({ name, text }) => ({
      name,
      text: name === 'main.cf' ? withInclude(text, file.name) : text,
    })),
    file,
  ]
}

/** Compares the types of the file with those that run. `next` is null when the file has errors. */
export function previewTypes(
  file: ConfigurationFile,
  present: Configuration,
  next: Configuration | null,
): TypePreview {
  const named = [...new Set([...file.text.matchAll(typeHeader)].map(([, name = '']) => name))]
  const presentType = (name: string) =>
    Object.hasOwn(present.types, name) ? present.types[typeName(name)] : undefined
  const conflicts = named.flatMap((name) => {
    const definedIn = presentType(name)?.sourceFile
    return definedIn !== undefined && definedIn !== file.name ? [{ type: name, file: definedIn }] : []
  })
  const own = named.filter((name) => !conflicts.some(({ type }) => type === name))
  const known = own.filter((name) => presentType(name) !== undefined)
  const isSame = (name: string): boolean =>
    JSON.stringify(presentType(name)) === JSON.stringify(next?.types[typeName(name)])
  return {
    added: own.filter((name) => presentType(name) === undefined),
    changed: next ? known.filter((name) => !isSame(name)) : known,
    unchanged: next ? known.filter(isSame) : [],
    conflicts,
  }
}
