import { isActiveOn, isConfirmedDownOn, placeOf } from '#lib/model/group-state.ts'
import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupLink } from '#lib/model/configuration.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { fits, isRigid } from '#lib/planner/link-places.ts'
import type { Draft } from '../../draft.ts'
import { isFrozen } from '../../start-guard.ts'
import { isBeingTakenDown, isFaultedOn, isLost } from './child-standing.ts'

/**
 * Whether groups that require this one have to be offline before it goes offline on a system: offline walks
 * parents first, across groups as within one. A child that has faulted by itself waits for hard parents
 * only; frozen parents are left alone. vcs-semantics §5.1, §5.4.
 */
export function waitsForParentGroups(draft: Draft, group: GroupName, system: SystemName): boolean {
  if (draft.place(group, system).intent?.kind !== 'offline') return false
  return groupNamed(draft.state.configuration, group).requiredBy.some(
    (link) => link.category === 'online' && goesFirst(draft, link, system),
  )
}

function goesFirst(draft: Draft, link: GroupLink, childOn: SystemName): boolean {
  const { configuration } = draft.state
  return systemsOf(configuration, link.parent).some((parentOn) => {
    if (!holds(draft, link, parentOn) || !fits(configuration, link, parentOn, childOn)) return false
    if (isRigid(link)) return isBeingTakenDown(draft, link, parentOn)
    const isLeaving = draft.place(link.parent, parentOn).intent?.kind === 'offline'
    return parentOn === childOn && isLeaving && !isFaultedOn(draft, link.child, childOn)
  })
}

const holds = (draft: Draft, { parent }: GroupLink, system: SystemName): boolean =>
  isActiveOn(draft.state, parent, system) && !isFrozen(draft.state, parent, system)

/**
 * Whether a group that fails over has to wait for groups that require it before it is started elsewhere: a
 * firm parent has to have begun to go offline, a hard one has to be down. vcs-semantics §5.2.
 */
export const isHeldByParents = (draft: Draft, group: GroupName): boolean =>
  groupNamed(draft.state.configuration, group)
    .requiredBy.filter(isRigid)
    .some((link) =>
      systemsOf(draft.state.configuration, link.parent).some(
        (system) =>
          holds(draft, link, system) && (link.rigidity === 'hard' || isStillToLeave(draft, link, system)),
      ),
    )

/** One that stands on another instance of the child does not leave at all (§5.2, parallel child). */
const isStillToLeave = (draft: Draft, link: GroupLink, system: SystemName): boolean =>
  draft.place(link.parent, system).intent?.kind !== 'offline' && isLost(draft, link, system)

/**
 * Whether a parent linked offline local is not confirmed down where the group is to be started: it is taken
 * offline there first, the two are never up together. vcs-semantics §5.2 "offline local".
 */
export const isBesideParent = (draft: Draft, group: GroupName, system: SystemName): boolean =>
  groupNamed(draft.state.configuration, group).requiredBy.some(
    ({ category, parent }) =>
      category === 'offline' &&
      placeOf(draft.state, parent, system) !== undefined &&
      !isConfirmedDownOn(draft.state, parent, system),
  )
