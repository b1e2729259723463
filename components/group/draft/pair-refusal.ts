import { groupLinkRefusal } from '#lib/maincf/link-rules/group-link.ts'
import type { Configuration, GroupLink } from '#lib/model/configuration.ts'

type Words = Pick<GroupLink, 'category' | 'location' | 'rigidity'>

/** One of each kind of link that rules tell apart. */
const attempts: readonly Words[] = [
  { category: 'online', location: 'local', rigidity: 'soft' },
  { category: 'online', location: 'global', rigidity: 'soft' },
  { category: 'online', location: 'remote', rigidity: 'soft' },
  { category: 'offline', location: 'local', rigidity: null },
]

/** Why two groups cannot be linked in any way; null when there is one. */
export function pairRefusal(configuration: Configuration, parent: string, child: string): string | null {
  const refusals = attempts.map((words) => groupLinkRefusal(configuration, { parent, child, ...words }))
  return refusals.includes(null) ? null : (refusals[0] ?? null)
}
