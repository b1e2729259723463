import type { Configuration } from '#lib/model/configuration.ts'
import { groupNamed } from '#lib/model/group-members.ts'
import { namesOf } from '#lib/model/names.ts'
import { commonLosses, type Shortcomings } from '../losses/common-losses.ts'
import { gathered, loss, type Loss } from '../runbook/loss.ts'
import { roleOf } from '../shape/group-shape.ts'
import { hasSunClusterAgent } from './plan/service-resource.ts'

const shortcomings: Shortcomings = {
  concurrency:
    'Sun Cluster monitors a resource only where it is online; a copy started by hand elsewhere is not seen',
  fence: 'fencing is the quorum devices and failfast of Sun Cluster; nothing here sets them up',
  parallel:
    'a parallel group would be a scalable one, with load-balanced addresses; it is planned as failover group',
  'auto-failover':
    'a resource group fails over or is suspended; AutoFailOver has no equal, suspend the group by hand',
  'auto-start':
    'Auto_start_on_new_cluster is a yes or no, and the first system of Nodelist that is up is taken; there is no other policy',
  'failover-policy': 'Nodelist is an order; RoundRobin, Load and BiggestAvailable have no equal',
  freeze: 'suspend the group once it is set up: freezing is no part of its configuration',
  'online-retry': 'a start that fails is not tried again on the same system (OnlineRetryLimit)',
  trigger: 'there are no triggers; Monitor_check is a veto of the data service only',
  critical:
    'LOG_ONLY keeps a non-critical resource from moving its group, but then it is not restarted either; a start that fails still makes the group Online_faulted',
  prerequisites: 'Limits and Prerequisites have no equal: nothing keeps a full system from being given more',
  'link-at-least': 'Resource_dependencies are all needed; some of many is not possible',
  'restart-clock':
    'RestartLimit is Retry_count, but Retry_interval is a window from the first failure, and ConfInterval a time without faults: with faults far apart the two count differently',
  'tolerance-limit': 'a probe that fails counts as a failure at once (ToleranceLimit)',
  'fault-on-monitor-timeouts':
    'a probe without an answer counts as a failure at once (FaultOnMonitorTimeouts)',
  'wait-limit': 'Stop must have ended the service when it returns (OfflineWaitLimit)',
  'attribute-per-system': 'one value holds on all systems; the value for every system is taken',
  secret:
    'the value is not written anywhere: put it into /etc/hawser/secrets/RESOURCE on every system (Attribute=value, mode 0600)',
}

/** What Sun Cluster 3.x cannot do as VCS does, for this configuration. other-frameworks §4.1, §4.5. */
export function sunClusterLosses(configuration: Configuration): Loss[] {
  const own = namesOf(configuration.resources).flatMap((name): Loss[] => {
    const role = roleOf(configuration, name)
    const type = configuration.resources[name]?.type ?? ''
    if (role === 'card')
      return [
        loss('card', name, 'IPMP watches the network cards of a logical host; there is no resource for one'),
      ]
    if (role === 'watched')
      return [loss('watched', name, 'a resource that is only watched has no equal and is left out')]
    if (role === 'disk' && type !== 'DiskGroup')
      return [
        loss(
          'device-group',
          name,
          'HAStoragePlus and the device group start volumes; there is no resource for one',
        ),
      ]
    if (role === 'service' && !hasSunClusterAgent(type))
      return [
        loss(
          'resource',
          name,
          'runs as generic data service (SUNW.gds) with Hawser’s agent, whose UNKNOWN is a failed probe',
        ),
      ]
    return []
  })
  return gathered([...commonLosses(configuration, shortcomings), ...own, ...linkLosses(configuration)])
}

function linkLosses(configuration: Configuration): Loss[] {
  return namesOf(configuration.groups).flatMap((group) =>
    groupNamed(configuration, group).requires.map(({ child, category, location, rigidity }) => {
      const link = [category, location, rigidity].filter((word) => word !== null).join(' ')
      return loss(
        'group-link',
        `${group} requires ${child}`,
        `RG_dependencies keeps the order of starts and stops, but knows no ${link}: a fault of the lower group does not reach the upper one, and a manual offline of the lower one is not refused`,
      )
    }),
  )
}
