import { literally } from '../../runbook/runbook.ts'
import { withFlag, type CommandSet } from './command-set.ts'

/** Sun Cluster 3.2 and later: clrt, clrg, clrs, clrslh, cldg. other-frameworks §1.9. */
export const newCommands: CommandSet = {
  name: 'new',
  registerType: (type) => ['clrt', 'register', type],
  unregisterType: (type) => ['clrt', 'unregister', type],
  showTypes: ['clrt', 'list'],
  createGroup: ({ name, nodes, properties }) => [
    'clrg',
    'create',
    '-n',
    nodes.join(','),
    ...withFlag('-p', properties),
    name,
  ],
  deleteGroup: (group) => ['clrg', 'delete', group],
  addLogicalHost: (group, { name }) => ['clrslh', 'create', '-g', group, '-h', name, name],
  addResource: (group, { name, type, extension, standard }) => [
    'clrs',
    'create',
    '-d',
    '-g',
    group,
    '-t',
    type,
    ...withFlag('-p', [...extension, ...standard]),
    name,
  ],
  deleteResource: (resource) => ['clrs', 'delete', resource],
  enable: (resource) => ['clrs', 'enable', resource],
  disable: (resource) => ['clrs', 'disable', resource],
  bringOnline: (group) => ['clrg', 'online', '-emM', group],
  switchTo: (group, system) => ['clrg', 'switch', '-n', system, group],
  offline: (group) => ['clrg', 'offline', group],
  unmanage: (group) => ['clrg', 'unmanage', group],
  restartResource: (resource) => [
    ['clrs', 'disable', resource],
    ['clrs', 'enable', resource],
  ],
  clearStopFailed: (resource, system) => ['clrs', 'clear', '-f', 'STOP_FAILED', '-n', system, resource],
  freeze: (group) => ['clrg', 'suspend', group],
  unfreeze: (group) => ['clrg', 'resume', group],
  groupStatus: (group) => ['clrg', 'status', group],
  groupIsOnline: (_group, system) =>
    `(^|[[:space:]])${literally(system)}[[:space:]]+(Yes|No)[[:space:]]+Online([[:space:]]|$)`,
  showGroups: ['clrg', 'list'],
  showResources: ['clrs', 'list'],
  registerDeviceGroup: (name, systems) => ['cldg', 'create', '-t', 'vxvm', '-n', systems.join(','), name],
}
