import { clusterAttributes } from '#lib/model/attributes/cluster-attributes.ts'
import { integerOf } from '#lib/model/scalar-text.ts'
import { shownText } from '../syntax/token.ts'
import type { Leaf, Tree } from '../syntax/tree.ts'
import type { Check } from './check.ts'
import { textIn } from './written.ts'

const mostSystems = 64

/** Objects against GroupLimit, ResourceLimit and TypeLimit of the cluster. vcs-semantics §1.2 Limits, §3.5. */
export const verifySizes = (check: Check): void => {
  const { systems, groups, resources, types } = check.outline
  verifyLimit(
    check,
    'GroupLimit',
    [...groups.values()].map(({ block }) => block),
  )
  verifyLimit(check, 'ResourceLimit', [...resources.values()])
  verifyLimit(check, 'TypeLimit', [...types.values()])
  const first = [...systems.values()][mostSystems]
  if (!first) return
  const message = `The cluster has ${systems.size} systems; VCS takes ${mostSystems}.`
  check.note(first.tree, first.node.name, { id: 'too-many-systems', severity: 'warning', message })
}

type Named = { readonly tree: Tree; readonly node: { readonly name: Leaf } }

const verifyLimit = (check: Check, attribute: string, objects: readonly Named[]): void => {
  const limit = limitOf(check, attribute)
  const first = objects[limit]
  if (!first) return
  check.note(first.tree, first.node.name, {
    id: 'limit-exceeded',
    severity: 'warning',
    message: `${shownText(first.node.name.text)} is more than ${attribute} = ${limit} allows: there are ${objects.length}.`,
    expected: `${attribute} = ${objects.length} or more in the cluster`,
  })
}

const limitOf = (check: Check, attribute: string): number => {
  const standard = clusterAttributes.get(attribute)?.default
  const otherwise = standard?.kind === 'scalar' ? standard.text : ''
  const [cluster] = check.outline.clusters
  return integerOf(cluster ? textIn(cluster.node, attribute, otherwise) : otherwise) ?? Infinity
}
