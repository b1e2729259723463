import type { Configuration, GroupConfiguration } from '#lib/model/configuration.ts'
import type { ResourceName } from '#lib/model/names.ts'

type Line = { readonly depth: number; readonly text: string } | Branch
type Branch = { readonly depth: number; readonly resource: ResourceName }

/** A chain of thousands would otherwise take space with the square of its length. */
const deepestIndent = 64

/**
 * The comment a dump appends to a group: its resources, each above what it requires. A resource that
 * several require is opened up once and only named afterwards. vcs-semantics §1.3.
 */
export const dependencyTreeText = (configuration: Configuration, group: GroupConfiguration): string => {
  const inGroup = group.resources.toSorted()
  const roots = inGroup.filter((name) => configuration.resources[name]?.parents.length === 0)
  const lines = ['resource dependency tree', '', `\tgroup ${group.name}`, '\t{']
  const opened = new Set<ResourceName>()
  const waiting: Line[] = roots.map((resource) => ({ depth: 0, resource })).toReversed()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const indent = `\t${'    '.repeat(Math.min(next.depth, deepestIndent))}`
    if ('text' in next) {
      lines.push(`${indent}${next.text}`)
      continue
    }
    const resource = configuration.resources[next.resource]
    lines.push(`${indent}${resource?.type ?? ''} ${next.resource}`)
    const children = opened.has(next.resource) ? [] : (resource?.children ?? [])
    opened.add(next.resource)
    if (children.length > 0) waiting.push(...blockOf(children, next.depth + 1))
  }
  return [...lines, '\t}'].map((line) => `\t//${line && !line.startsWith('\t') ? ' ' : ''}${line}\n`).join('')
}

/** Braces and children, last first, as the stack wants them. */
const blockOf = (children: readonly ResourceName[], depth: number): Line[] => [
  { depth, text: '}' },
  ...children.map((resource) => ({ depth, resource })).toReversed(),
  { depth, text: '{' },
]
