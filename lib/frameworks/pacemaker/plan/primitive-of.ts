import { groupNumber, resourceNumber } from '#lib/model/attribute-lookup.ts'
import type { Configuration, ResourceConfiguration } from '#lib/model/configuration.ts'
import { isPersistent, systemsOf } from '#lib/model/group-members.ts'
import { agentCall, attributesBySystem } from '../../agent-call/call-words.ts'
import { isCritical } from '../../shape/group-shape.ts'
import { foreignSuite } from '../../shape/foreign-suite.ts'
import type { Operation, Pair, Primitive } from './pacemaker-plan.ts'

/** A resource as a primitive of the one OCF agent that runs Hawser's own (agents/lib/foreign/ocf.sh). */
export function primitiveOf(
  configuration: Configuration,
  resource: ResourceConfiguration,
  utilization: readonly Pair[],
): Primitive {
  const { name, group } = resource
  const call = agentCall(configuration, name, undefined)
  const isLocal = attributesBySystem(configuration, name).length > 0
  return {
    id: name,
    attributes: [
      ['suite', foreignSuite],
      ['type', call.type],
      ['arguments', call.words],
      ...(call.secrets.length > 0 ? [['secrets', `/etc/hawser/secrets/${name}`] as const] : []),
    ],
    bySystem: (isLocal ? systemsOf(configuration, group) : []).map((system) => ({
      system,
      attributes: [['arguments', agentCall(configuration, name, system).words]],
    })),
    meta: metaOf(configuration, resource),
    operations: operationsOf(configuration, resource),
    utilization,
  }
}

/**
 * Pacemaker counts failures, VCS restarts: so many and one more. A fault is forgotten after ConfInterval where there are
 * restarts to count; one that ends the resource's time on a system at once stays, as in VCS, until it is cleared. What
 * is only watched comes back by itself.
 */
function metaOf(configuration: Configuration, { name }: ResourceConfiguration): Pair[] {
  const number = (attribute: string) => resourceNumber(configuration, name, attribute)
  const restarts = number('RestartLimit')
  const forgottenS = isPersistent(configuration, name)
    ? Math.max(1, number('OfflineMonitorInterval'))
    : restarts > 0
      ? number('ConfInterval')
      : null
  return [
    ['migration-threshold', String(restarts + 1)],
    ...(forgottenS === null ? [] : [['failure-timeout', `${forgottenS}s`] as const]),
    ...(isCritical(configuration, name) ? [] : [['critical', 'false'] as const]),
  ]
}

function operationsOf(configuration: Configuration, { name, group }: ResourceConfiguration): Operation[] {
  const number = (attribute: string) => resourceNumber(configuration, name, attribute)
  const stays = groupNumber(configuration, group, 'AutoFailOver') === 0
  const intervalS = Math.max(1, number('MonitorInterval'))
  const asked = number('OfflineMonitorInterval')
  const stoppedS = asked === intervalS ? asked + 1 : asked
  const timeoutS = number('MonitorTimeout')
  const operation = (each: Pick<Operation, 'name' | 'timeoutS'> & Partial<Operation>): Operation => ({
    intervalS: 0,
    role: null,
    onFail: null,
    ...each,
  })
  return [
    operation({ name: 'start', timeoutS: number('OnlineTimeout') }),
    operation({
      name: 'stop',
      timeoutS: number('OfflineTimeout') + number('CleanTimeout'),
      onFail: 'block',
    }),
    operation({ name: 'monitor', intervalS, timeoutS, onFail: stays ? 'block' : null }),
    ...(stoppedS > 0 && !isPersistent(configuration, name)
      ? [operation({ name: 'monitor', intervalS: stoppedS, timeoutS, role: 'Stopped' })]
      : []),
  ]
}
