import type { ResourceConfiguration } from './configuration.ts'
import type { ResourceName } from './names.ts'

/** Children without which the resource cannot be up, whatever the others do. */
export const neededChildren = ({ children, atLeast }: ResourceConfiguration): readonly ResourceName[] =>
  atLeast === undefined ? children : children.filter((child) => !atLeast.some(({ of }) => of.includes(child)))

/**
 * Whether a resource has enough to stand on: every child it plainly requires, and as many of each
 * `requires atleast` as the link says. vcs-semantics §4.2 step 4.
 */
export function isSupported(
  resource: ResourceConfiguration,
  isUp: (child: ResourceName) => boolean,
): boolean {
  const { atLeast } = resource
  if (atLeast === undefined) return resource.children.every(isUp)
  if (!neededChildren(resource).every(isUp)) return false
  return atLeast.every(({ count, of }) => of.filter(isUp).length >= count)
}

/**
 * Of the children that are still to come up, those a resource waits for at least: all it plainly requires,
 * and of each `requires atleast` the first ones, as many as it lacks.
 */
export function awaitedChildren(
  resource: ResourceConfiguration,
  isUp: (child: ResourceName) => boolean,
  isComing: (child: ResourceName) => boolean,
): ResourceName[] {
  const lists = (resource.atLeast ?? []).flatMap(({ count, of }) => {
    const lacking = Math.max(0, count - of.filter(isUp).length)
    return of.filter(isComing).slice(0, lacking)
  })
  return [...neededChildren(resource).filter(isComing), ...lists]
}
