import { clusterwareRunbook } from '#lib/frameworks/clusterware/clusterware-runbook.ts'
import { pacemakerRunbook } from '#lib/frameworks/pacemaker/pacemaker-runbook.ts'
import type { Runbook } from '#lib/frameworks/runbook/runbook.ts'
import { sunCluster22Runbook } from '#lib/frameworks/sun-cluster-22/sun-cluster-22-runbook.ts'
import { sunClusterRunbook } from '#lib/frameworks/sun-cluster/sun-cluster-runbook.ts'
import type { Configuration } from '#lib/model/configuration.ts'

/** Frameworks a configuration can be written down for, by their name in the address and on the command line. */
export const targets = ['pacemaker', 'suncluster', 'suncluster-old', 'suncluster22', 'clusterware'] as const
export type Target = (typeof targets)[number]

export const targetTitles: Readonly<Record<Target, string>> = {
  pacemaker: 'Pacemaker',
  suncluster: 'Sun Cluster 3.2 and later (clrg, clrs)',
  'suncluster-old': 'Sun Cluster 3.0, 3.1 (scrgadm, scswitch)',
  suncluster22: 'Sun Cluster 2.2 (hareg, haswitch)',
  clusterware: 'Oracle Clusterware',
}

/** What one would do there. `fenceAgent` is asked of Pacemaker alone; empty: none is chosen yet. */
export function runbookFor(configuration: Configuration, target: Target, fenceAgent: string): Runbook {
  switch (target) {
    case 'pacemaker':
      return pacemakerRunbook(configuration, fenceAgent === '' ? undefined : fenceAgent)
    case 'suncluster':
      return sunClusterRunbook(configuration, 'new')
    case 'suncluster-old':
      return sunClusterRunbook(configuration, 'old')
    case 'suncluster22':
      return sunCluster22Runbook(configuration)
    case 'clusterware':
      return clusterwareRunbook(configuration)
  }
}
