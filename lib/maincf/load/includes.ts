import { withoutEntry } from '../fix.ts'
import { parse } from '../parse.ts'
import type { ProblemCollector } from '../problem-collector.ts'
import { shownText } from '../syntax/token.ts'
import type { IncludeClause, Tree } from '../syntax/tree.ts'

export type ConfigurationFile = { readonly name: string; readonly text: string }

/** `./types.cf` and `conf/types.cf` name the file `types.cf` of the same directory. */
export const plainName = (name: string): string => name.replaceAll('\\', '/').split('/').at(-1) ?? name

/**
 * The main file (main.cf, else the first one) and what it includes, each once, included files before
 * what follows them. Files nobody includes are not read, as VCS does not read them. vcs-semantics §1.1.
 */
export const readFiles = (files: readonly ConfigurationFile[], problems: ProblemCollector): Tree[] => {
  const byName = new Map(files.map((file) => [plainName(file.name), file]))
  const main = byName.get('main.cf') ?? files[0]
  if (!main) return []
  const trees: Tree[] = []
  const seen = new Set<string>()
  const waiting = [main]
  for (let file = waiting.shift(); file; file = waiting.shift()) {
    seen.add(plainName(file.name))
    const { tree, problems: found } = parse(file.name, file.text)
    trees.push(tree)
    problems.addAll(found)
    for (const include of includesOf(tree)) {
      const next = byName.get(plainName(include.file.text))
      if (noteInclude(tree, include, next !== undefined, seen, problems) && next) waiting.push(next)
    }
  }
  return trees
}

const includesOf = (tree: Tree): IncludeClause[] => tree.clauses.filter((clause) => clause.kind === 'include')

/** Where the word `include` stands. */
const lineStart = (tree: Tree, { file }: IncludeClause): number =>
  Math.max(tree.text.lastIndexOf('include', file.start - 1), 0)

/** Whether the file is to be read; says why not. */
const noteInclude = (
  tree: Tree,
  include: IncludeClause,
  exists: boolean,
  seen: Set<string>,
  problems: ProblemCollector,
): boolean => {
  const name = plainName(include.file.text)
  const shown = shownText(include.file.text)
  if (!exists) {
    problems.add(tree, include.file.token.start, {
      id: 'include-missing',
      message: `The included file ${shown} is not there.`,
      hint: 'Add the file beside main.cf, or remove the line.',
    })
    return false
  }
  if (!seen.has(name)) {
    seen.add(name)
    return true
  }
  const message = `The file ${shown} is included already; it is read once.`
  problems.add(tree, include.file.start, {
    id: 'include-twice',
    severity: 'warning',
    message,
    fix: {
      title: 'Remove this line',
      edits: [withoutEntry(tree.text, lineStart(tree, include), include.file.end)],
    },
  })
  return false
}
