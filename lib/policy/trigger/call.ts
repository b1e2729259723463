import { groupText, resourceText } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { TriggerName } from '#lib/model/triggers.ts'
import type { Draft } from '../draft.ts'

/** First argument of most triggers: 0, a script of the administrator; 1 would be one of the product's own. */
export const customTrigger = '0'

/** How long a trigger nobody waits for may run: it is ended then, so that none is left hanging for ever. */
const unawaitedMs = 300_000

/** Directory below which VCS keeps its own files on every system; TriggerPath is relative to it. */
const home = '/opt/VRTSvcs'

type About = {
  readonly system: SystemName
  readonly group?: GroupName
  readonly resource?: ResourceName
  /** Milliseconds; 5 minutes when left out. */
  readonly timeoutMs?: number
}

/** Calls a trigger on a system that answers, managed or not, and gives its run; null when it does not. */
export function callTrigger(
  draft: Draft,
  trigger: TriggerName,
  words: readonly string[],
  about: About,
): number | null {
  const { system, group = null, resource = null, timeoutMs = unawaitedMs } = about
  const contact = draft.state.systems[system]?.contact.kind
  if (contact !== 'connected' && contact !== 'stopped') return null
  const run = draft.newTriggerRun()
  draft.effects.push({
    kind: 'runTrigger',
    system,
    trigger,
    run,
    arguments: words,
    directory: triggerDirectory(draft.state.configuration, { system, group, resource }),
    timeoutMs,
    group,
    resource,
  })
  return run
}

/**
 * Absolute directory of the scripts on a system: TriggerPath of the resource, else of the group (a relative
 * one stands below /opt/VRTSvcs), else /opt/VRTSvcs/bin/triggers. vcs-semantics §3.1, §3.3, §9.
 */
export function triggerDirectory(
  configuration: Configuration,
  about: {
    readonly system: SystemName
    readonly group: GroupName | null
    readonly resource: ResourceName | null
  },
): string {
  const { system, group, resource } = about
  const own = resource === null ? '' : resourceText(configuration, resource, 'TriggerPath')
  const path = own !== '' || group === null ? own : groupText(configuration, group, 'TriggerPath', system)
  if (path === '') return `${home}/bin/triggers`
  return path.startsWith('/') ? path : `${home}/${path}`
}

/** The lowest-numbered system that is RUNNING, in the order of the configuration; null when none is. §9. */
export const lowestRunning = (state: ClusterState): SystemName | null =>
  namesOf(state.configuration.systems).find((system) => {
    const runtime = state.systems[system]
    return runtime?.state === 'RUNNING' && runtime.contact.kind === 'connected'
  }) ?? null
