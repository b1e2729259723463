import type { ResourceType } from '#lib/model/configuration.ts'
import type { ResourceOutline } from '../../load/outline.ts'
import { didYouMean, spelledRight } from '../../nearest.ts'
import { shownText } from '../../syntax/token.ts'
import type { Check } from '../check.ts'

/**
 * Attributes that name another resource: those whose `Reference:Attribute` stands in ArgList.
 * vcs-semantics §3.2 ArgList, §7 (Proxy, IPMultiNIC).
 */
export const verifyReferences = (check: Check): void => {
  for (const [name, type] of check.types) {
    const references = referencesOf(type)
    if (references.size === 0) continue
    for (const resource of check.resourcesOf(name)) verifyResource(check, resource, references)
  }
}

const referencesOf = (type: ResourceType): ReadonlySet<string> =>
  new Set(
    type.argList.flatMap((argument) => (argument.includes(':') ? [argument.split(':', 1)[0] ?? ''] : [])),
  )

const verifyResource = (check: Check, resource: ResourceOutline, references: ReadonlySet<string>): void => {
  for (const { name, value } of resource.node.assignments) {
    if (!references.has(name.text) || value.kind !== 'scalar' || value.leaf.text === '') continue
    const found = check.outline.resources
    if (found.has(value.leaf.text)) continue
    check.note(resource.tree, value.leaf, {
      id: 'unknown-reference',
      severity: 'warning',
      message: `${name.text} names the resource ${shownText(value.leaf.text)}, which is not there.`,
      hint: didYouMean(value.leaf.text, found.keys()),
      fix: spelledRight(value.leaf, found.keys(), value.leaf.text),
    })
  }
}
