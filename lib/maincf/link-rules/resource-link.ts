import { operationsOf } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { ResourceName } from '#lib/model/names.ts'
import type { EditRefusalCode } from '../edit/edit.ts'
import { refusal, noResource, type Refusal } from '../edit/refusal.ts'
import { shownText } from '../syntax/token.ts'
import { ringText } from '../verify/resource-links.ts'

/** What the rules of a link between resources ask of a configuration. */
export type ResourceGraph = {
  /** Undefined: there is no such resource. */
  readonly groupOf: (resource: string) => string | undefined
  readonly childrenOf: (resource: string) => readonly string[]
  readonly operationsOf: (resource: string) => string | undefined
}

/** Why a link would not be legal; null when it would. vcs-semantics §1.4, §0 rule 10. */
export const resourceLinkFault = (graph: ResourceGraph, parent: string, child: string): Refusal | null => {
  const [above, below] = [graph.groupOf(parent), graph.groupOf(child)]
  if (above === undefined) return noResource(parent)
  if (below === undefined) return noResource(child)
  if (parent === child) return notAllowed(`${shownText(parent)} cannot require itself.`)
  if (above !== below) {
    const places = `${shownText(parent)} is in group ${shownText(above)}, ${shownText(child)} in ${shownText(below)}`
    return notAllowed(`Resources of two groups cannot be linked: ${places}. Link the groups.`)
  }
  if (graph.childrenOf(parent).includes(child)) {
    return refusal('link-exists', `${shownText(parent)} requires ${shownText(child)} already.`)
  }
  const operations = graph.operationsOf(parent)
  if (operations === 'None' || operations === 'OnOnly') {
    return notAllowed(
      `${shownText(parent)} has Operations ${operations} and cannot require another resource.`,
    )
  }
  const path = pathBetween(graph.childrenOf, child, parent)
  return (
    path &&
    notAllowed(`Resources would require each other in a ring: ${ringText([parent, ...path.slice(0, -1)])}.`)
  )
}

const notAllowed = (text: string, code: EditRefusalCode = 'link-not-allowed'): Refusal => refusal(code, text)

/** A way down from one name to another, both included; null when there is none. Cost: what lies below. */
export const pathBetween = (
  childrenOf: (name: string) => readonly string[],
  from: string,
  to: string,
): readonly string[] | null => {
  const above = new Map<string, string | null>([[from, null]])
  for (const name of above.keys()) {
    if (name === to) return wayTo(above, to)
    for (const child of childrenOf(name)) if (!above.has(child)) above.set(child, name)
  }
  return null
}

const wayTo = (above: ReadonlyMap<string, string | null>, to: string): string[] => {
  const way: string[] = []
  for (let name: string | null = to; name !== null; name = above.get(name) ?? null) way.unshift(name)
  return way
}

/** A configuration as the rules look at it. */
export const resourceGraphOf = (configuration: Configuration): ResourceGraph => {
  const found = (name: string) =>
    Object.hasOwn(configuration.resources, name) ? configuration.resources[name as ResourceName] : undefined
  return {
    groupOf: (name) => found(name)?.group,
    childrenOf: (name) => found(name)?.children ?? [],
    operationsOf: (name) => {
      const resource = found(name)
      const own = Object.entries(resource?.attributes ?? {}).find(([attribute]) => attribute === 'Operations')
      if (own?.[1].everywhere?.kind === 'scalar') return own[1].everywhere.text
      const type = resource && configuration.types[resource.type]
      return type && operationsOf(type)
    },
  }
}

/** Why `parent requires child` would not be legal, as a sentence; null when it would. */
export const linkRefusal = (configuration: Configuration, parent: string, child: string): string | null =>
  resourceLinkFault(resourceGraphOf(configuration), parent, child)?.text ?? null
