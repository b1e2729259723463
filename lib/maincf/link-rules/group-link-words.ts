/** The words of a link between groups. */
export type GroupLinkWords = {
  readonly category: string
  readonly location: string
  readonly rigidity: string | null
}

export type GroupLinkFault = { readonly message: string; readonly expected: string }

/** Why no two groups can be linked with these words; null when some can. vcs-semantics §5.1. */
export const faultOfWords = ({ category, location, rigidity }: GroupLinkWords): GroupLinkFault | null => {
  if (category === 'offline') {
    if (location === 'local' && rigidity === null) return null
    return { message: 'An offline dependency is local and has no further word.', expected: 'offline local' }
  }
  if (rigidity === null) {
    const message = 'An online dependency says how strict it is.'
    return { message, expected: `online ${location} soft or firm` }
  }
  if (rigidity !== 'hard' || location === 'local') return null
  return { message: 'A hard dependency is online local.', expected: 'online local hard' }
}

/** Why these words do not fit groups of which the parent or the child is parallel. vcs-semantics §5.2, §5.3. */
export const faultOfPair = (
  { category, location, rigidity }: GroupLinkWords,
  parent: boolean,
  child: boolean,
): GroupLinkFault | null => {
  const isLocal = location === 'local'
  if (parent && child && !isLocal) {
    return {
      message: 'Two parallel groups can only depend on each other locally.',
      expected: 'online local or offline local',
    }
  }
  if (parent && !child && isLocal && category === 'online') {
    const message = 'A parallel group cannot depend locally on a failover group.'
    return { message, expected: 'online global or online remote' }
  }
  if (rigidity !== 'hard' || (!parent && !child)) return null
  return { message: 'A hard dependency links two failover groups.', expected: 'soft or firm' }
}

/** A hard dependency has a tree of two levels for itself. vcs-semantics §5.1. */
export const faultOfHard: GroupLinkFault = {
  message: 'A hard dependency allows no other group dependency of its two groups.',
  expected: 'soft or firm',
}

/** Levels a tree of groups may have. vcs-semantics §5.3. */
export const deepestGroupTree = 5
