import type { Configuration } from '#lib/model/configuration.ts'
import type { Runbook } from '../runbook/runbook.ts'
import { foreignSuite } from '../shape/foreign-suite.ts'
import type { CommandSet } from './commands/command-set.ts'
import { newCommands } from './commands/new-commands.ts'
import { oldCommands } from './commands/old-commands.ts'
import { planOfConfiguration } from './plan/plan-of-configuration.ts'
import type { SunClusterPlan } from './plan/sun-cluster-plan.ts'
import { setUpSteps, takeDownSteps } from './runbook-of-plan.ts'
import { sunClusterLosses } from './sun-cluster-losses.ts'

const names: Readonly<Record<CommandSet['name'], string>> = {
  old: 'Sun Cluster 3.0 and 3.1 (scrgadm, scswitch)',
  new: 'Sun Cluster 3.2 and later (clrg, clrs)',
}

/** A configuration set up with one of the command sets of Sun Cluster 3.x. other-frameworks §1.9; guides 001, 003. */
export function sunClusterRunbook(configuration: Configuration, commands: 'old' | 'new'): Runbook {
  const set = commands === 'old' ? oldCommands : newCommands
  const plan = planOfConfiguration(configuration)
  return {
    framework: names[commands],
    cluster: configuration.cluster.name,
    preconditions: preconditionsOf(plan),
    steps: setUpSteps(plan, set),
    reverse: takeDownSteps(plan, set),
    losses: sunClusterLosses(configuration),
    files: [],
  }
}

function preconditionsOf({ groups }: SunClusterPlan): string[] {
  const systems = [...new Set(groups.flatMap(({ nodes }) => nodes))].toSorted()
  const hosts = groups.flatMap(({ logicalHosts }) =>
    logicalHosts.map(({ name, address }) => `${address} ${name}`),
  )
  const mounts = groups.flatMap(({ storage }) =>
    storage.flatMap(({ extension }) =>
      extension.flatMap(([name, value]) => (name.startsWith('File') ? [value] : [])),
    ),
  )
  const isGeneric = groups.some(({ services }) => services.some(({ type }) => type === 'SUNW.gds'))
  return [
    `${systems.join(', ')} are members of the cluster (scstat -n, clnode status).`,
    ...hosts.map((line) => `/etc/hosts of every system has “${line}”, and nobody else uses that address.`),
    ...mounts.map((paths) => `/etc/vfstab of every system names ${paths}, with no for mount at boot.`),
    'The packages of each agent are installed on every system, in the same version.',
    'One scswitch runs at a time, and none is ever killed: after a lost connection the state is read again first.',
    ...(isGeneric ? [`Hawser’s agents lie in ${foreignSuite} on every system, with equal checksums.`] : []),
  ]
}
