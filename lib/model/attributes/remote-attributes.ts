import { integer, managed, managedLocal, sequence, tableOf, text, words, local } from './definition.ts'

/** Attributes of remote clusters in a global cluster. vcs-semantics §1.2 (Global clusters), §3.5. */
export const remoteClusterAttributes = tableOf([
  words('Administrators', 'Users that administer the remote cluster.', managed),
  text('CID', '', 'Universal id of the remote cluster.', managed),
  text('ClusState', '', 'State of the remote cluster.', managed),
  text('ClusterAddress', '', 'Address at which the remote cluster is reached.'),
  text('ClusterName', '', 'Name of the remote cluster.', managed),
  integer('ConnectTimeout', 300, 'Seconds a connection may take to come about.'),
  text('DeclaredState', '', 'What a person has declared the lost cluster to be.', managed),
  integer('FaultOnRemoteTimeouts', 0, 'Timeouts in a row that count as a loss; 0 never.'),
  integer('RemoteConnectInterval', 60, 'Seconds between attempts to connect.'),
  text('SourceFile', './main.cf', 'File the remote cluster is written to.'),
  integer('SocketTimeout', 180, 'Seconds without a sign of life after which the connection is given up.'),
])

/** Attributes of heartbeats between clusters. Times in seconds. vcs-semantics §3.6. */
export const heartbeatAttributes = tableOf([
  text('AgentState', 'INIT', 'State of the heartbeat agent.', managed),
  sequence('Arguments', 'What the heartbeat is sent to; one value for each remote cluster.', local),
  integer('AYAInterval', 60, 'Seconds between heartbeats.', local),
  integer('AYARetryLimit', 3, 'Lost heartbeats after which the remote cluster counts as lost.', local),
  integer('AYATimeout', 300, 'Seconds a heartbeat may take.', local),
  integer('CleanTimeOut', 300, 'Seconds clean may take.'),
  words('ClusterList', 'Remote clusters that are watched.'),
  integer('InitTimeout', 300, 'Seconds init may take.'),
  words('LogDbg', 'Debug messages the agent writes.'),
  integer('LogFileSize', 33_554_432, 'Bytes at which the agent log is rotated.'),
  text('SourceFile', './main.cf', 'File the heartbeat is written to.'),
  integer('StartTimeout', 300, 'Seconds start may take.'),
  text('State', 'UNKNOWN', 'State of each remote cluster as the heartbeat sees it.', managedLocal),
  integer('StopTimeout', 300, 'Seconds stop may take.'),
])
