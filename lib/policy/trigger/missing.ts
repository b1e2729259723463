import type { Draft } from '../draft.ts'
import type { TriggerFinished } from '../event.ts'
import { isWanted } from './enabled.ts'

/** V-16-6-15004, once for each trigger and system, and only for one that somebody wants. vcs-semantics §9. */
export function tellMissing(draft: Draft, event: TriggerFinished): void {
  const { trigger, system, group, resource } = event
  const { configuration, systems } = draft.state
  const told = systems[system]?.missingTriggers ?? []
  if (!systems[system] || told.includes(trigger) || group === null || !configuration.groups[group]) return
  const ofResource = resource !== null && configuration.resources[resource] ? { resource } : {}
  if (!isWanted(configuration, trigger, { group, system, ...ofResource })) return
  draft.updateSystem(system, { missingTriggers: [...told, trigger] })
  draft.seen()
}

/** It has a script there after all: should that be missed again, it is told again. */
export function noteFound(draft: Draft, { trigger, system }: TriggerFinished): void {
  const told = draft.state.systems[system]?.missingTriggers
  if (!told?.includes(trigger)) return
  draft.updateSystem(system, { missingTriggers: told.filter((name) => name !== trigger) })
}
