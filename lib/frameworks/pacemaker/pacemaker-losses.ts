import type { Configuration } from '#lib/model/configuration.ts'
import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import { namesOf } from '#lib/model/names.ts'
import { commonLosses, type Shortcomings } from '../losses/common-losses.ts'
import { gathered, loss, type Loss } from '../runbook/loss.ts'
import { orderedResources, preferredSystems } from '../shape/group-shape.ts'

const shortcomings: Shortcomings = {
  'probe-unknown':
    'a monitor that does not know (exit 99) is a failure for Pacemaker: it stops and starts the resource, where VCS would wait',
  fence:
    'the fence device has no address and no password here: until it is given them, nothing is started elsewhere after the loss of a system',
  parallel:
    'a parallel group is a clone of its group; OnlineRetryLimit and AutoStartList of single systems are not in it',
  'auto-failover':
    'on-fail=block leaves a faulted resource for a person, as AutoFailOver 0 does, but it is not restarted either, and a lost system is taken over all the same',
  'auto-start':
    'target-role says only whether a group starts; AutoStartPolicy Load and Priority have no equal',
  'failover-policy': 'the scores are an order; RoundRobin, Load and BiggestAvailable have no equal',
  'online-retry': 'a start that fails bans the system at once (start-failure-is-fatal)',
  trigger: 'there are no triggers; alerts tell, but cannot refuse',
  critical:
    'critical=false (Pacemaker 2.1 and later) keeps a resource from moving its group; a fault of one that others of the chain follow still stops those',
  'link-at-least':
    'a group is a chain; some of many is possible only with resource sets, which are not made here',
  'restart-clock':
    'migration-threshold counts failures (RestartLimit and one), and failure-timeout forgets them ConfInterval after the last; then the system is free again without anybody clearing the fault',
  'tolerance-limit': 'a monitor that fails counts at once (ToleranceLimit)',
  'fault-on-monitor-timeouts': 'a monitor that times out counts at once (FaultOnMonitorTimeouts)',
  'wait-limit': 'stop must have ended the service when it returns (OfflineWaitLimit)',
  'attribute-per-system':
    'pcs has no command for values of one system: they are in the CIB and the file for the crm shell only',
  secret:
    'the value is not written anywhere: put it into /etc/hawser/secrets/RESOURCE on every system (Attribute=value, mode 0600)',
}

/** What Pacemaker cannot do as VCS does, for this configuration. other-frameworks §4.1, §4.5. */
export function pacemakerLosses(configuration: Configuration): Loss[] {
  const groups = namesOf(configuration.groups)
  return gathered([
    ...commonLosses(configuration, shortcomings),
    ...groups.flatMap((group) => chainLoss(configuration, group)),
    ...groups.flatMap((group) => orderLoss(configuration, group)),
    ...groups.flatMap((group) =>
      groupNamed(configuration, group).requires.flatMap(({ child, location }) =>
        location === 'site'
          ? [loss('group-link', `${group} requires ${child}`, 'sites are not known; only the order is kept')]
          : [],
      ),
    ),
  ])
}

/** Neighbours in the chain that do not depend on each other. */
function chainLoss(configuration: Configuration, group: Parameters<typeof systemsOf>[1]): Loss[] {
  const chain = orderedResources(configuration, group)
  const isBranched = chain.some((each, index) => {
    const before = chain[index - 1]
    return before !== undefined && !each.children.includes(before.name)
  })
  if (!isBranched) return []
  const text =
    'a group is a chain: when a resource is restarted, all that follow it in the chain are too, also those that do not need it'
  return [loss('chain', group, text)]
}

/** A system of AutoStartList comes first even where SystemList has others before it. */
function orderLoss(configuration: Configuration, group: Parameters<typeof systemsOf>[1]): Loss[] {
  const preferred = preferredSystems(configuration, group)
  if (preferred.every((system, index) => system === systemsOf(configuration, group)[index])) return []
  const text =
    'the systems of AutoStartList have the best scores: when the group has to leave a second system while its home is back, Pacemaker goes home, VCS to the first of SystemList'
  return [loss('failover-order', group, text)]
}
