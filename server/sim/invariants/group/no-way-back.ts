import { groupNumber, resourceOperations } from '#lib/model/attribute-lookup.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { Judge, type Stepped } from '../judge.ts'

/**
 * I-11: where a group has faulted it is not started again until somebody cleared the fault there, the fault went away by
 * itself (its monitor says "up"), or the system was lost and met again.
 */
export class NoWayBack extends Judge {
  readonly invariant = 'I-11'
  /** Resources whose fault nobody has cleared, by group and system. */
  private readonly faults = new Map<string, Set<string>>()

  override stepped({ event, places, resources, after }: Stepped): void {
    if (event.kind === 'systemConnected' || event.kind === 'systemSilent') this.forget(event.system)
    if (event.kind === 'fenceFinished') this.forget(event.system)
    if (event.kind === 'asked') this.forgetAsked(event.intent, after)
    if (event.kind === 'configurationLoaded') this.faults.clear()
    for (const { group, system, resource, before, after: is } of resources) {
      if (resourceOperations(after.configuration, resource) !== 'OnOff') continue
      const key = keyOf(group, system)
      const open = this.faults.get(key) ?? new Set()
      if (is.state === 'FAULTED' && before.state !== 'FAULTED') this.faults.set(key, open.add(resource))
      if (is.state === 'ONLINE') open.delete(resource)
    }
    for (const { group, system, before, after: is } of places) {
      const { intent } = is
      if (intent?.kind !== 'online' || before.intent?.kind === 'online') continue
      const open = this.faults.get(keyOf(group, system))
      if (this.faults.size > 0) this.looked += 1
      if (!open || open.size === 0 || this.mayComeBack(after, group)) continue
      this.report(
        `${group} is started on ${system}, where ${[...open].join(', ')} FAULTED and nobody cleared it`,
      )
    }
  }

  /** The group's own attributes let it try again where it faulted, or forget faults by themselves. */
  private mayComeBack({ configuration }: Stepped['after'], group: GroupName): boolean {
    return (
      groupNumber(configuration, group, 'OnlineRetryLimit') > 0 ||
      groupNumber(configuration, group, 'AutoRestart') === 2 ||
      groupNumber(configuration, group, 'AutoClearLimit') > 0
    )
  }

  /** A person who asks something of one group takes no other's faults away. */
  private forgetAsked(intent: Intent, { configuration }: Stepped['after']): void {
    const ofResource = 'resource' in intent ? configuration.resources[intent.resource]?.group : undefined
    const group = 'group' in intent ? intent.group : ofResource
    if (group === undefined) return this.faults.clear()
    for (const key of this.faults.keys()) if (key.startsWith(`${group}@`)) this.faults.delete(key)
  }

  private forget(system: SystemName): void {
    for (const key of this.faults.keys()) if (key.endsWith(`@${system}`)) this.faults.delete(key)
  }
}

const keyOf = (group: GroupName, system: SystemName): string => `${group}@${system}`
