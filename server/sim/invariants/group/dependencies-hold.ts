import type { GroupLink } from '#lib/model/configuration.ts'
import type { SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { isAnythingUpOn, isUpOn, listedSystems } from '../facts.ts'
import { Judge, type Stepped } from '../judge.ts'

/**
 * I-13: the start of a group on a system is decided on only while each group it requires is where the link wants it: up
 * there (local), up anywhere (global), up somewhere else than there (remote), not there (offline).
 */
export class DependenciesHold extends Judge {
  readonly invariant = 'I-13'

  override stepped({ places, after }: Stepped): void {
    for (const { group, system, before: was, after: is } of places) {
      if (is.intent?.kind !== 'online' || was.intent?.kind === 'online') continue
      for (const link of after.configuration.groups[group]?.requires ?? []) {
        this.looked += 1
        const why = against(after, link, system)
        if (why === null) continue
        const words = [link.category, link.location, link.rigidity].filter(Boolean).join(' ')
        this.report(`${group} is started on ${system}: it requires ${link.child} ${words}, and ${why}`)
      }
    }
  }
}

function against(state: ClusterState, link: GroupLink, system: SystemName): string | null {
  const { child } = link
  if (link.category === 'offline') return isAnythingUpOn(state, child, system) ? 'that is up there' : null
  const up = listedSystems(state.configuration, child).filter((other) => isUpOn(state, child, other))
  if (up.length === 0) return 'that is up nowhere'
  if (link.location === 'local' && !up.includes(system)) return `that is up on ${up.join(', ')} only`
  if (link.location === 'remote' && !up.some((other) => other !== system)) return 'that is up there alone'
  return null
}
