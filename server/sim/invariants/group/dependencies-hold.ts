import type { GroupLink } from '#lib/model/configuration.ts'
import type { SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import { groupOfResource, isAnythingUpOn, isUpOn, listedSystems } from '../facts.ts'
import { Judge, type Stepped } from '../judge.ts'

/**
 * I-13: the first resource of a group is started on a system only while each group it requires is where the link wants
 * it: up there (local), up anywhere (global), up somewhere else and not there (remote), not there (offline).
 */
export class DependenciesHold extends Judge {
  readonly invariant = 'I-13'

  /** Places whose start was asked for while something of the group was up there already: it is completed. */
  private readonly completed = new Set<string>()

  override stepped({ places, before }: Stepped): void {
    for (const { group, system, before: was, after: is } of places) {
      if (is.intent?.kind !== 'online') this.completed.delete(`${group}@${system}`)
      else if (was.intent?.kind !== 'online' && isAnythingUpOn(before, group, system))
        this.completed.add(`${group}@${system}`)
    }
  }

  override ordered({ resource, system, entryPoint }: RunEntryPoint, { before, after }: Stepped): void {
    const group = groupOfResource(after, resource)
    if (group === undefined || entryPoint !== 'online') return
    if (isAnythingUpOn(before, group, system) || this.completed.has(`${group}@${system}`)) return
    // Starting one resource by hand is not starting the group.
    if (after.groups[group]?.places[system]?.intent?.kind !== 'online') return
    for (const link of after.configuration.groups[group]?.requires ?? []) {
      this.looked += 1
      const why = against(after, link, system)
      if (why === null) continue
      const words = [link.category, link.location, link.rigidity].filter(Boolean).join(' ')
      this.report(`${group} is started on ${system}: it requires ${link.child} ${words}, and ${why}`)
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
