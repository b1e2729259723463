import { groupFlag, groupList, groupNumber, groupText, resourceNumber } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { groupNamed, resourceNamed } from '#lib/model/group-members.ts'
import { namesOf, type GroupName, type ResourceName } from '#lib/model/names.ts'
import { agentCall, attributesBySystem } from '../agent-call/call-words.ts'
import { gathered, loss, type Loss, type LossCode } from '../runbook/loss.ts'
import { isCritical, triggersOf } from '../shape/group-shape.ts'

/**
 * What a framework has to say of each thing it cannot do as VCS does; a code without a sentence is no loss there. The
 * sentence is told for every object of a configuration that asks for the thing.
 */
export type Shortcomings = Readonly<Partial<Record<LossCode, string>>>

/** The losses of a configuration that follow from its attributes alone, each sentence once with all its objects. */
export function commonLosses(configuration: Configuration, shortcomings: Shortcomings): Loss[] {
  const found: Loss[] = []
  const lose = (code: LossCode, subject: string): void => {
    const text = shortcomings[code]
    if (text !== undefined) found.push(loss(code, subject, text))
  }
  for (const code of always) if (code in shortcomings) lose(code, '')
  for (const group of namesOf(configuration.groups)) {
    for (const code of groupCodes(configuration, group)) lose(code, group)
    for (const resource of groupNamed(configuration, group).resources)
      for (const code of resourceCodes(configuration, resource)) lose(code, resource)
  }
  return gathered(found)
}

/** Lost whatever the configuration says. */
const always: readonly LossCode[] = ['concurrency', 'probe-unknown', 'fence', 'offline-monitor']

function groupCodes(configuration: Configuration, group: GroupName): LossCode[] {
  const { resources, autoStartList } = groupNamed(configuration, group)
  const is = (holds: boolean, code: LossCode): LossCode[] => (holds ? [code] : [])
  const number = (attribute: string) => groupNumber(configuration, group, attribute)
  return [
    ...is(resources.length === 0, 'no-resources'),
    ...is(number('Parallel') !== 0, 'parallel'),
    ...is(number('AutoFailOver') !== 1, 'auto-failover'),
    ...is(autoStartList.length === 0 || !groupFlag(configuration, group, 'AutoStart'), 'auto-start'),
    ...is(groupText(configuration, group, 'FailOverPolicy') !== 'Priority', 'failover-policy'),
    ...is(groupText(configuration, group, 'AutoStartPolicy') !== 'Order', 'auto-start'),
    ...is(groupFlag(configuration, group, 'Frozen'), 'freeze'),
    ...is(groupList(configuration, group, 'Prerequisites').length > 0, 'prerequisites'),
    ...is(number('OnlineRetryLimit') > 0, 'online-retry'),
    ...is(groupFlag(configuration, group, 'PreOnline'), 'trigger'),
    ...is(triggersOf(configuration, group).length > 0, 'trigger'),
  ]
}

function resourceCodes(configuration: Configuration, resource: ResourceName): LossCode[] {
  const named = resourceNamed(configuration, resource)
  const number = (attribute: string) => resourceNumber(configuration, resource, attribute)
  const is = (holds: boolean, code: LossCode): LossCode[] => (holds ? [code] : [])
  return [
    ...is(!isCritical(configuration, resource), 'critical'),
    ...is(named.atLeast !== undefined, 'link-at-least'),
    ...is(number('RestartLimit') > 0, 'restart-clock'),
    ...is(number('ToleranceLimit') > 0, 'tolerance-limit'),
    ...is(number('FaultOnMonitorTimeouts') > 1, 'fault-on-monitor-timeouts'),
    ...is(number('OnlineRetryLimit') > 0, 'online-retry'),
    ...is(number('OfflineWaitLimit') > 0, 'wait-limit'),
    ...is(attributesBySystem(configuration, resource).length > 0, 'attribute-per-system'),
    ...is(agentCall(configuration, resource, undefined).secrets.length > 0, 'secret'),
  ]
}
