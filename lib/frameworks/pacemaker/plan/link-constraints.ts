import type { Configuration, GroupLink } from '#lib/model/configuration.ts'
import { groupNamed } from '#lib/model/group-members.ts'
import type { GroupName } from '#lib/model/names.ts'
import { unitId, type Constraint, type PlannedGroup } from './pacemaker-plan.ts'

/** Links between groups as constraints; a link to a group without resources has none. vcs-semantics §5. */
export function linkConstraints(
  configuration: Configuration,
  groups: ReadonlyMap<GroupName, PlannedGroup>,
): Constraint[] {
  return [...groups.keys()].flatMap((name) =>
    groupNamed(configuration, name).requires.flatMap((link) => {
      const [parent, child] = [groups.get(link.parent), groups.get(link.child)]
      return parent && child ? constraintsOf(link, unitId(parent), unitId(child)) : []
    }),
  )
}

function constraintsOf(
  { category, location, rigidity }: GroupLink,
  parent: string,
  child: string,
): Constraint[] {
  const id = `${parent}.requires.${child}`
  const together = (score: 'INFINITY' | '-INFINITY'): Constraint => ({
    kind: 'colocation',
    id: `${id}.place`,
    resource: parent,
    withResource: child,
    score,
    influence: rigidity === 'hard',
  })
  if (category === 'offline') return [together('-INFINITY')]
  const order: Constraint = {
    kind: 'order',
    id: `${id}.order`,
    first: child,
    after: parent,
    symmetrical: rigidity !== 'soft',
  }
  if (location === 'local') return [order, together('INFINITY')]
  return location === 'remote' ? [order, together('-INFINITY')] : [order]
}
