import type { LogicalHost, PlannedGroup, PlannedResource, Property } from '../plan/sun-cluster-plan.ts'

type Argv = readonly string[]

/**
 * One of the two command sets of Sun Cluster 3.x: scrgadm and scswitch of 3.0, or clrg and clrs of 3.2. All are argument
 * vectors. other-frameworks §1.9.
 */
export type CommandSet = {
  readonly name: 'old' | 'new'
  readonly registerType: (type: string) => Argv
  readonly unregisterType: (type: string) => Argv
  readonly showTypes: Argv
  readonly createGroup: (group: PlannedGroup) => Argv
  readonly deleteGroup: (group: string) => Argv
  readonly addLogicalHost: (group: string, host: LogicalHost) => Argv
  readonly addResource: (group: string, resource: PlannedResource) => Argv
  readonly deleteResource: (resource: string) => Argv
  readonly enable: (resource: string) => Argv
  readonly disable: (resource: string) => Argv
  /** Manages the group, enables what it has, and brings it online. */
  readonly bringOnline: (group: string) => Argv
  readonly switchTo: (group: string, system: string) => Argv
  readonly offline: (group: string) => Argv
  readonly unmanage: (group: string) => Argv
  readonly restartResource: (resource: string) => readonly Argv[]
  readonly clearStopFailed: (resource: string, system: string) => Argv
  readonly freeze: (group: string) => Argv
  readonly unfreeze: (group: string) => Argv
  readonly groupStatus: (group: string) => Argv
  /** Lines of the status that say: this group, this resource is online on that system. Extended regular expressions. */
  readonly groupIsOnline: (group: string, system: string) => string
  readonly showGroups: Argv
  readonly showResources: Argv
  readonly registerDeviceGroup: (name: string, systems: readonly string[]) => Argv
}

export const assignment = ([name, value]: Property): string => `${name}=${value}`

/** `-x a=b -x c=d`. */
export const withFlag = (flag: string, properties: readonly Property[]): string[] =>
  properties.flatMap((property) => [flag, assignment(property)])
