import { integerOf } from '#lib/model/scalar-text.ts'
import type { GroupOutline } from '../../load/outline.ts'
import { itemsOf } from '../../load/system-list.ts'
import { shownText } from '../../syntax/token.ts'
import type { BlockClause, ListItem, Tree } from '../../syntax/tree.ts'
import type { Check } from '../check.ts'
import { assignmentFor, leafOf, textIn } from '../written.ts'

/** Prerequisites against Limits, Load against Capacity, and FailOverPolicy = BiggestAvailable. vcs-semantics §3.3. */
export const verifyCapacity = (check: Check): void => {
  for (const group of check.outline.groups.values()) {
    const { tree, node } = group.block
    for (const item of itemsOf(node, 'Prerequisites')) verifyLimit(check, tree, group, item)
    verifyLoad(check, group)
    verifyBiggest(check, tree, node)
  }
}

const systemsOf = (check: Check, group: GroupOutline): [string, BlockClause][] =>
  [...check.systemsOf(group.block.node.name.text)].flatMap((name) => {
    const system = check.outline.systems.get(name)
    return system ? [[name, system.node] as [string, BlockClause]] : []
  })

const verifyLimit = (check: Check, tree: Tree, group: GroupOutline, { key, value }: ListItem): void => {
  const wanted = integerOf(value?.text ?? '')
  if (wanted === null || wanted <= 0) return
  const short = systemsOf(check, group).filter(([, system]) => limitOf(system, key.text) < wanted)
  if (short.length === 0) return
  check.note(tree, key, {
    id: 'limits-never-enough',
    severity: 'warning',
    message: `${shownText(key.text)} = ${wanted} is more than ${namesOf(short)} has in Limits: the group never goes there.`,
    expected: `Limits = { ${key.text.slice(0, 40)} = ${wanted} } or more`,
  })
}

const namesOf = (systems: readonly (readonly [string, BlockClause])[]): string =>
  systems
    .slice(0, 8)
    .map(([name]) => shownText(name))
    .join(', ')

const limitOf = (system: BlockClause, name: string): number =>
  integerOf(itemsOf(system, 'Limits').find(({ key }) => key.text === name)?.value?.text ?? '0') ?? 0

/** Load counts where systems are chosen by load. */
const verifyLoad = (check: Check, group: GroupOutline): void => {
  const { tree, node } = group.block
  const at = leafOf(assignmentFor(node.assignments, 'Load', null))
  const load = integerOf(at?.text ?? '')
  if (!at || load === null || textIn(node, 'FailOverPolicy', 'Priority') !== 'Load') return
  const small = systemsOf(check, group).filter(([, system]) => load > capacityOf(system))
  if (small.length === 0) return
  check.note(tree, at, {
    id: 'load-never-fits',
    severity: 'warning',
    message: `Load = ${load} is more than the Capacity of ${namesOf(small)}.`,
    hint: 'Capacity is 100 where a system says nothing.',
  })
}

const capacityOf = (system: BlockClause): number => integerOf(textIn(system, 'Capacity', '100')) ?? 100

const verifyBiggest = (check: Check, tree: Tree, node: BlockClause): void => {
  const at = leafOf(assignmentFor(node.assignments, 'FailOverPolicy', null))
  if (at?.text !== 'BiggestAvailable') return
  const [cluster] = check.outline.clusters
  const isMeasured = cluster && textIn(cluster.node, 'Statistics', 'Disabled') === 'Enabled'
  check.note(tree, at, {
    id: 'biggest-available-blind',
    severity: 'warning',
    message: isMeasured
      ? 'Hawser measures no systems: BiggestAvailable acts as Priority.'
      : 'BiggestAvailable wants Statistics = Enabled in the cluster, and Hawser measures no systems: it acts as Priority.',
    hint: 'FailOverPolicy = Load chooses by Capacity and Load.',
  })
  const load = assignmentFor(node.assignments, 'Load', null)
  if (!load) return
  const message = 'A group with FailOverPolicy = BiggestAvailable has no Load of its own.'
  check.note(tree, load.name, { id: 'load-not-allowed', severity: 'warning', message })
}
