import type {
  Attributes,
  Configuration,
  GroupConfiguration,
  GroupLink,
  ResourceConfiguration,
} from '#lib/model/configuration.ts'
import { systemName, type GroupName, type ResourceName } from '#lib/model/names.ts'
import type { AttributePiece, GroupPiece, ResourcePiece } from './pieces/piece.ts'
import type { StepNumber } from './steps.ts'

/** A cluster with the groups of a plan added to it, as far as they are after a step. */
export const configurationAt = (
  base: Configuration,
  systems: readonly string[],
  pieces: readonly GroupPiece[],
  step: StepNumber,
): Configuration => {
  const links = pieces.flatMap(({ requires }) => requires.filter(isThere(step)).map(({ link }) => link))
  const groups = pieces.filter(isThere(step)).map((piece) => groupAt(piece, links, step))
  const resources = pieces.flatMap((piece) => resourcesAt(piece, step))
  return {
    ...base,
    systems: { ...base.systems, ...newSystems(systems.filter((name) => !Object.hasOwn(base.systems, name))) },
    groups: { ...withParents(base.groups, links), ...byName(groups) },
    resources: { ...base.resources, ...byName(resources) },
  }
}

const isThere =
  (step: StepNumber) =>
  ({ since }: { readonly since: StepNumber }): boolean =>
    since <= step

const byName = <Named extends { readonly name: string }>(list: readonly Named[]): Record<string, Named> =>
  Object.fromEntries(list.map((each) => [each.name, each]))

const newSystems = (names: readonly string[]): Configuration['systems'] =>
  byName(names.map((name) => ({ name: systemName(name), attributes: {} })))

const attributesOf = (pieces: readonly AttributePiece[], step: StepNumber): Attributes =>
  Object.fromEntries(pieces.filter(isThere(step)).map(({ name, value }) => [name, { everywhere: value }]))

const groupAt = (piece: GroupPiece, links: readonly GroupLink[], step: StepNumber): GroupConfiguration => {
  const there = piece.attributes.filter(isThere(step))
  const valueOf = (attribute: string) => there.find(({ name }) => name === attribute)?.value
  const list = valueOf('SystemList')
  const start = valueOf('AutoStartList')
  return {
    name: piece.name,
    attributes: attributesOf(there, step),
    systemList: (list?.kind === 'association' ? list.entries : []).map(([system, priority]) => ({
      system: systemName(system),
      priority: Number(priority),
    })),
    autoStartList: (start?.kind === 'keylist' ? start.keys : []).map(systemName),
    resources: piece.resources.filter(isThere(step)).map(({ name }) => name),
    requires: links.filter(({ parent }) => parent === piece.name),
    requiredBy: links.filter(({ child }) => child === piece.name),
  }
}

/** Groups that were there before, with the links that now come from above. */
const withParents = (
  groups: Configuration['groups'],
  links: readonly GroupLink[],
): Configuration['groups'] => {
  const entries = Object.entries<GroupConfiguration>(groups).map(([name, group]) => {
    const more = links.filter(({ child }) => child === group.name)
    return [
      name,
      more.length === 0 ? group : { ...group, requiredBy: [...group.requiredBy, ...more] },
    ] as const
  })
  return Object.fromEntries(entries) as Record<GroupName, GroupConfiguration>
}

const resourcesAt = (piece: GroupPiece, step: StepNumber): ResourceConfiguration[] => {
  const there = piece.resources.filter(isThere(step))
  const childrenOf = ({ children }: ResourcePiece): ResourceName[] =>
    children.filter(isThere(step)).map(({ name }) => name)
  return there.map((resource) => ({
    name: resource.name,
    type: resource.type,
    group: piece.name,
    attributes: attributesOf(resource.attributes, step),
    children: childrenOf(resource),
    parents: there.filter((other) => childrenOf(other).includes(resource.name)).map(({ name }) => name),
  }))
}
