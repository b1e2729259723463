/** A resource as the tree shows it. */
export type TreeResource = {
  readonly name: string
  readonly type: string
  /** What it requires, in the order of the text. */
  readonly children: readonly string[]
}

type Line = { readonly depth: number; readonly text: string } | Branch
type Branch = { readonly depth: number; readonly resource: string }

/** A chain of thousands would otherwise take space with the square of its length. */
const deepestIndent = 64

/**
 * The comment a dump appends to a group: its resources, sorted by name, each above what it requires. A
 * resource that several require is opened up once and only named afterwards. vcs-semantics §1.3.
 */
export const dependencyTreeText = (group: string, resources: readonly TreeResource[]): string => {
  const byName = new Map(resources.map((resource) => [resource.name, resource]))
  const below = new Set(resources.flatMap(({ children }) => children))
  const roots = resources.filter(({ name }) => !below.has(name)).map(({ name }) => name)
  const lines = ['resource dependency tree', '', `\tgroup ${group}`, '\t{']
  const opened = new Set<string>()
  const waiting: Line[] = roots.map((resource) => ({ depth: 0, resource })).toReversed()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const indent = `\t${'    '.repeat(Math.min(next.depth, deepestIndent))}`
    if ('text' in next) {
      lines.push(`${indent}${next.text}`)
      continue
    }
    const resource = byName.get(next.resource)
    lines.push(`${indent}${resource?.type ?? ''} ${next.resource}`)
    const children = opened.has(next.resource) ? [] : (resource?.children ?? [])
    opened.add(next.resource)
    if (children.length > 0) waiting.push(...blockOf(children, next.depth + 1))
  }
  return [...lines, '\t}'].map((line) => `\t//${line && !line.startsWith('\t') ? ' ' : ''}${line}\n`).join('')
}

/** Braces and children, last first, as the stack wants them. */
const blockOf = (children: readonly string[], depth: number): Line[] => [
  { depth, text: '}' },
  ...children.map((resource) => ({ depth, resource })).toReversed(),
  { depth, text: '{' },
]
