import { setAttribute, type EditTarget } from '#lib/maincf/edit/set-attribute.ts'
import { parse } from '#lib/maincf/parse.ts'
import type { Tree } from '#lib/maincf/syntax/tree.ts'
import { flagOf, groupFlag, systemValue } from '#lib/model/attribute-lookup.ts'
import { scalar } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'
import { booleanOf } from '#lib/model/scalar-text.ts'
import type { ConfigurationFile } from './cluster-driver.ts'

const attribute = 'Frozen'

/**
 * The files with `Frozen` of every group and system as the configuration has it and every other byte as it
 * was: persistent freezes are set and lifted while the cluster runs, and the files must say so. Null when they
 * agree already. vcs-semantics §1.5, §4.5.
 */
export function filesWithFrozen(
  files: readonly ConfigurationFile[],
  configuration: Configuration,
): readonly ConfigurationFile[] | null {
  const wanted = frozenIn(configuration)
  const written = files.map((file) => withFrozen(file, wanted))
  return written.some((file, index) => file !== files[index]) ? written : null
}

type Wanted = readonly { readonly target: EditTarget; readonly frozen: boolean }[]

const frozenIn = (configuration: Configuration): Wanted => [
  ...namesOf(configuration.groups).map((name) => ({
    target: { kind: 'group', name } as const,
    frozen: groupFlag(configuration, name, attribute),
  })),
  ...namesOf(configuration.systems).map((name) => ({
    target: { kind: 'system', name } as const,
    frozen: flagOf(systemValue(configuration, name, attribute)),
  })),
]

/** The very same file when nothing in it has to change. */
function withFrozen(file: ConfigurationFile, wanted: Wanted): ConfigurationFile {
  let { tree } = parse(file.name, file.text)
  for (const { target, frozen } of wanted) {
    const now = frozenAt(tree, target)
    if (now === null || now === frozen) continue
    tree = setAttribute(tree, target, attribute, scalar(frozen ? '1' : '0')) ?? tree
  }
  return tree.text === file.text ? file : { ...file, text: tree.text }
}

/** What the block says; null when the file has no such block. */
function frozenAt(tree: Tree, target: EditTarget): boolean | null {
  const block = tree.clauses.find(
    (clause) =>
      (clause.kind === 'group' || clause.kind === 'system') &&
      clause.kind === target.kind &&
      clause.name.text === target.name,
  )
  if (!block || !('assignments' in block)) return null
  const entry = block.assignments.find(({ name, system }) => name.text === attribute && system === null)
  return entry?.value.kind === 'scalar' && booleanOf(entry.value.leaf.text) === true
}
