import { error, warning } from './entry.ts'

/** Findings about a configuration that is well-formed and would still not do what is meant. */
export const practiceChecks = {
  'address-twice': warning(
    'Two resources bring up the same address: both online, neither is reached reliably.',
    'Hawser',
  ),
  'port-twice': warning(
    'Two services listen on the same address and port and can meet on one system: the second cannot start.',
    'mail agents guide, several instances on one system',
  ),
  'mount-point-twice': warning(
    'Two file systems are mounted at the same place and can meet on one system.',
    'Hawser',
  ),
  'device-twice': warning(
    'One device is mounted by two resources: two systems writing to it destroy it.',
    'Hawser',
  ),
  'disk-group-twice': warning('One disk group is imported by two resources, which fight about it.', 'Hawser'),
  'process-twice': warning(
    'Two resources start the same program with the same arguments and can meet on one system, where neither can tell its process from the other.',
    'bundled agents, Process',
  ),
  'unreachable-target': warning(
    'The links of a group keep it from ever running on some or all systems of its SystemList.',
    'VCS group links',
  ),
  'unreachable-start': warning(
    'No system of AutoStartList can carry the group, as its links are.',
    'VCS autostart',
  ),
  'limits-never-enough': warning(
    'A system of SystemList has less in its Limits than the group takes.',
    'VCS limits',
  ),
  'load-never-fits': warning(
    'The Load of the group is larger than the Capacity of a system.',
    'VCS load policy',
  ),
  'biggest-available-blind': warning(
    'BiggestAvailable wants measured systems. VCS wants Statistics = Enabled; Hawser measures nothing and takes the order of SystemList.',
    'VCS group attributes, FailOverPolicy',
  ),
  'load-not-allowed': warning(
    'With FailOverPolicy = BiggestAvailable the load is measured; a Load is not taken.',
    'VCS group attributes, FailOverPolicy',
  ),
  'zone-missing': warning(
    'A group that runs once in each zone needs a zone for every system.',
    'VCS group attributes, SystemZones',
  ),
  'nothing-to-bring-online': warning(
    'All resources are only watched: the group never becomes ONLINE. A Phantom resource would show its state.',
    'bundled agents, Phantom',
  ),
  'cluster-service-parallel': error(
    'ClusterService runs once: it cannot be a parallel group.',
    'VCS ClusterService',
  ),
  'notifier-parallel': warning(
    'The notifier runs once in a cluster: its group must be a failover group.',
    'bundled agents, NotifierMngr',
  ),
  'notifier-twice': warning('A cluster has one notifier.', 'bundled agents, NotifierMngr'),
  'limit-exceeded': warning(
    'The cluster takes no more objects of this kind: see GroupLimit, ResourceLimit, TypeLimit.',
    'VCS cluster attributes',
  ),
  'too-many-systems': warning('VCS takes at most 64 systems in a cluster.', 'VCS grammar, Limits'),
  'unknown-service': warning(
    'The mail server of this kind has no service of this name.',
    'mail agents guide 0-17',
  ),
  'core-not-alone': warning(
    'The service core stands for store, scheduler and watcher and must be the only service of its resource.',
    'mail agents guide 0-20',
  ),
  'core-without-port': warning(
    "The service core wants the watcher's port: nothing else says where the watcher listens.",
    'mail agents guide 0-20',
  ),
  'ssl-on-clear-port': warning(
    'SSL has a port of its own: no client with encryption finds it on the port without.',
    'mail agents guide 0-27',
  ),
  'start-outlasts-timeout': warning(
    'The last start took longer than OnlineTimeout, or was ended by it: the next one is ended before it is done.',
    'mail agents guide 0-14',
  ),
  'lmtp-with-smtp': warning(
    'The services lmtp and smtp must not be in one service group.',
    'mail agents guide 0-18',
  ),
  'mem-server-type': warning(
    'A Messenger Express Multiplexor has no type of its own: it is MSG with http alone.',
    'mail agents guide 0-21',
  ),
  'server-root-shared': warning(
    'One instance for each server root: two groups with the same one would stop each other.',
    'Netscape mail guide 2-02',
  ),
  'host-with-two-roots': warning('One server root for each logical host.', 'Netscape mail guide 2-02'),
  'trace-needs-time': warning(
    'TRACE writes so much that monitor needs a MonitorTimeout of at least 120.',
    'mail agents guide 0-22',
  ),
  'user-without-password': warning(
    'Where the user is set, the password cannot be empty.',
    'mail agents guide 0-24, 0-26',
  ),
  'administration-apart': warning(
    'Administration and Directory Server of one server root belong into one group.',
    'mail agents guide 0-37',
  ),
} as const
