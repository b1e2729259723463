import { shownText } from '../syntax/token.ts'
import type { Check } from './check.ts'
import { assignmentFor, leafOf, textIn } from './written.ts'

/** The group ClusterService and the notifier, of which a cluster has one running each. vcs-semantics §3.3, §7. */
export const verifyClusterService = (check: Check): void => {
  const own = check.outline.groups.get('ClusterService')
  const parallel = own && leafOf(assignmentFor(own.block.node.assignments, 'Parallel', null))
  if (own && parallel && parallel.text !== '0') {
    const message = 'ClusterService cannot be a parallel group.'
    check.note(own.block.tree, parallel, { id: 'cluster-service-parallel', message, expected: '0' })
  }
  const [first, ...others] = check.resourcesOf('NotifierMngr')
  for (const { tree, node } of others) {
    const message = `There is a notifier already: ${shownText(first?.node.name.text ?? '')}.`
    check.note(tree, node.name, { id: 'notifier-twice', severity: 'warning', message })
  }
  for (const resource of check.resourcesOf('NotifierMngr')) {
    const group = check.groupOf(resource)
    if (!group || textIn(group.block.node, 'Parallel', '0') === '0') continue
    const message = `The notifier ${shownText(resource.node.name.text)} is in a parallel group.`
    check.note(resource.tree, resource.node.name, { id: 'notifier-parallel', severity: 'warning', message })
  }
}
