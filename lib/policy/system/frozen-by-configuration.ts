import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, Freeze } from '#lib/model/runtime.ts'
import type { Draft } from '../draft.ts'
import { groupsOn } from './sight.ts'

/**
 * The freeze that holds once another configuration is loaded: Frozen = 1 freezes persistently and stands
 * above a temporary freeze, since nothing is frozen both ways; without it only a temporary one stays.
 * `fresh`: what the new configuration says by itself. vcs-semantics §4.5.
 */
export function mergedFreeze(before: Freeze | null, fresh: Freeze | null): Freeze | null {
  if (fresh === null) return before?.kind === 'temporary' ? before : null
  return before?.kind === 'persistent' ? before : fresh
}

/** Tells which groups and systems the new configuration has frozen or unfrozen, and lets them go on. */
export function tellFreezes(draft: Draft, before: ClusterState, configuration: Configuration): void {
  for (const group of namesOf<GroupName>(configuration.groups)) {
    const known = before.groups[group]
    if (known) tell(draft, `Group ${group}`, known.frozen, draft.group(group).frozen, { group })
  }
  for (const system of namesOf<SystemName>(configuration.systems)) {
    const known = before.systems[system]
    if (!known) continue
    tell(draft, `System ${system}`, known.frozen, draft.system(system).frozen, { system })
    if (known.frozen === draft.system(system).frozen) continue
    for (const group of groupsOn(draft, system)) draft.touched.add(group)
  }
}

function tell(
  draft: Draft,
  subject: string,
  before: Freeze | null,
  after: Freeze | null,
  about: { readonly group?: GroupName; readonly system?: SystemName },
): void {
  if (before === after) return
  const text =
    after === null
      ? `${subject} is unfrozen: the configuration that was loaded has no Frozen = 1 for it.`
      : `${subject} is frozen persistently: the configuration that was loaded has Frozen = 1 for it.`
  draft.decide({ severity: 'NOTICE', message: 90252, text, ...about })
}
