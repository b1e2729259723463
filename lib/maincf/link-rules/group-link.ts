import { groupText } from '#lib/model/attribute-lookup.ts'
import type { Configuration, GroupLink } from '#lib/model/configuration.ts'
import type { GroupName } from '#lib/model/names.ts'
import { noGroup, refusal, type Refusal } from '../edit/refusal.ts'
import { shownText } from '../syntax/token.ts'
import { ringText } from '../verify/resource-links.ts'
import {
  deepestGroupTree,
  faultOfHard,
  faultOfPair,
  faultOfWords,
  type GroupLinkWords,
} from './group-link-words.ts'
import { pathBetween } from './resource-link.ts'

/** One end of a link as its other end sees it. */
export type GroupLinkEnd = { readonly group: string; readonly rigidity: string | null }

/** What the rules of a link between groups ask of a configuration. */
export type GroupGraph = {
  /** Undefined: there is no such group. */
  readonly isParallel: (group: string) => boolean | undefined
  readonly childrenOf: (group: string) => readonly GroupLinkEnd[]
  readonly parentsOf: (group: string) => readonly GroupLinkEnd[]
}

/** Why a link would not be legal; null when it would. vcs-semantics §5.1–§5.3. */
export const groupLinkFault = (
  graph: GroupGraph,
  parent: string,
  child: string,
  words: GroupLinkWords,
): Refusal | null => {
  const [isParentParallel, isChildParallel] = [graph.isParallel(parent), graph.isParallel(child)]
  if (isParentParallel === undefined) return noGroup(parent)
  if (isChildParallel === undefined) return noGroup(child)
  if (parent === child) return notAllowed(`Group ${shownText(parent)} cannot require itself.`)
  const children = graph.childrenOf(parent)
  if (children.some(({ group }) => group === child)) {
    return refusal('link-exists', `Group ${shownText(parent)} requires ${shownText(child)} already.`)
  }
  const fault =
    faultOfWords(words) ??
    faultOfPair(words, isParentParallel, isChildParallel) ??
    faultBeside(graph, parent, child, words)
  if (fault) return notAllowed(`${fault.message} Possible: ${fault.expected}.`)
  const namesBelow = (group: string) => graph.childrenOf(group).map((end) => end.group)
  const path = pathBetween(namesBelow, child, parent)
  if (path) {
    return notAllowed(
      `Groups would require each other in a ring: ${ringText([parent, ...path.slice(0, -1)])}.`,
    )
  }
  return faultOfDepth(graph, parent, child)
}

const notAllowed = (text: string): Refusal => refusal('link-not-allowed', text)

/** A hard link stands alone: it is not put beside another, nor another beside it. */
const faultBeside = (graph: GroupGraph, parent: string, child: string, { rigidity }: GroupLinkWords) => {
  const beside = [parent, child].flatMap((group) => [...graph.childrenOf(group), ...graph.parentsOf(group)])
  const isHardHere = rigidity === 'hard' && beside.length > 0
  return isHardHere || beside.some((end) => end.rigidity === 'hard') ? faultOfHard : null
}

const faultOfDepth = (graph: GroupGraph, parent: string, child: string): Refusal | null => {
  const below = (group: string) => graph.childrenOf(group).map((end) => end.group)
  const above = (group: string) => graph.parentsOf(group).map((end) => end.group)
  const levels = levelsFrom(child, below) + levelsFrom(parent, above)
  if (levels <= deepestGroupTree) return null
  return notAllowed(`Group dependencies would have ${levels} levels; ${deepestGroupTree} are possible.`)
}

/** Levels of a tree with this group at its end; walked no further than it may be deep. */
const levelsFrom = (group: string, next: (group: string) => readonly string[]): number => {
  let level: readonly string[] = [group]
  let count = 0
  for (; level.length > 0 && count <= deepestGroupTree; count += 1) level = [...new Set(level.flatMap(next))]
  return count
}

/** A configuration as the rules look at it. */
export const groupGraphOf = (configuration: Configuration): GroupGraph => {
  const found = (name: string) =>
    Object.hasOwn(configuration.groups, name) ? configuration.groups[name as GroupName] : undefined
  return {
    isParallel: (name) => {
      const group = found(name)
      return group && groupText(configuration, group.name, 'Parallel') !== '0'
    },
    childrenOf: (name) =>
      (found(name)?.requires ?? []).map(({ child, rigidity }) => ({ group: child, rigidity })),
    parentsOf: (name) =>
      (found(name)?.requiredBy ?? []).map(({ parent, rigidity }) => ({ group: parent, rigidity })),
  }
}

/** Why a link between groups would not be legal, as a sentence; null when it would. */
export const groupLinkRefusal = (
  configuration: Configuration,
  {
    parent,
    child,
    ...words
  }: Pick<GroupLink, 'category' | 'location' | 'rigidity'> & {
    readonly parent: string
    readonly child: string
  },
): string | null => groupLinkFault(groupGraphOf(configuration), parent, child, words)?.text ?? null
