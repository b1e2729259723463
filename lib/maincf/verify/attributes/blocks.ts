import { clusterAttributes } from '#lib/model/attributes/cluster-attributes.ts'
import type { AttributeTable } from '#lib/model/attributes/definition.ts'
import { groupAttributes } from '#lib/model/attributes/group-attributes.ts'
import type { ResourceType } from '#lib/model/configuration.ts'
import { systemAttributes } from '#lib/model/attributes/system-attributes.ts'
import { meaningIn, meaningInResource, settableNames } from '../../load/attribute-meaning.ts'
import { shownText } from '../../syntax/token.ts'
import { verifyAssignments, type Places, type Scope } from './assignments.ts'
import type { Check } from '../check.ts'

/** Attributes of the cluster, of systems, groups and resources. vcs-semantics §1.4, §3. */
export const verifyBlocks = (check: Check): void => {
  const { clusters, systems, groups, resources } = check.outline
  for (const { tree, node } of clusters) {
    verifyAssignments(check, tree, node.assignments, scopeOf('the cluster', clusterAttributes, null))
  }
  for (const { tree, node } of systems.values()) {
    verifyAssignments(check, tree, node.assignments, scopeOf('systems', systemAttributes, null))
  }
  const placesIn = (group: string): Places => ({
    known: systems,
    list: check.systemsOf(group),
    id: 'unknown-system',
    what: 'system',
  })
  for (const [name, { block }] of groups) {
    const scope = scopeOf('service groups', groupAttributes, placesIn(name))
    verifyAssignments(check, block.tree, block.node.assignments, scope)
  }
  const scopes = new Map<ResourceType, Map<string, Scope>>()
  for (const { tree, node, group } of resources.values()) {
    const type = check.types.get(node.type.text)
    if (!type) continue
    const ofType = scopes.get(type) ?? new Map<string, Scope>()
    scopes.set(type, ofType)
    const scope = ofType.get(group) ?? scopeOfResource(type, placesIn(group))
    ofType.set(group, scope)
    verifyAssignments(check, tree, node.assignments, scope)
  }
}

const scopeOfResource = (type: ResourceType, places: Places): Scope => ({
  owner: `the type ${shownText(type.name)}`,
  meaningOf: (written) => meaningInResource(type, written),
  known: () => settableNames(type),
  places,
})

const scopeOf = (owner: string, table: AttributeTable, places: Places | null): Scope => ({
  owner,
  meaningOf: (written) => meaningIn(table, written),
  known: () => [...table.values()].filter((row) => !row.systemManaged).map((row) => row.name),
  places,
})
