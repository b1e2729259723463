/** State tokens are spelled as VCS spells them. vcs-semantics §2. */

export const systemStates = [
  'INITING',
  'CURRENT_DISCOVER_WAIT',
  'CURRENT_PEER_WAIT',
  'STALE_DISCOVER_WAIT',
  'STALE_PEER_WAIT',
  'STALE_ADMIN_WAIT',
  'LOCAL_BUILD',
  'REMOTE_BUILD',
  'RUNNING',
  'ADMIN_WAIT',
  'LEAVING',
  'EXITING',
  'EXITED',
  'EXITING_FORCIBLY',
  'FAULTED',
  'UNKNOWN',
] as const
export type SystemState = (typeof systemStates)[number]

/** Base state of a resource on one system (§2.2). UNKNOWN until an agent has answered. */
export const resourceStates = ['ONLINE', 'OFFLINE', 'FAULTED', 'UNKNOWN'] as const
export type ResourceState = (typeof resourceStates)[number]

/** Flags beside the base state (§2.2, attribute Flags). */
export const resourceFlags = [
  'RESTARTING',
  'STATE UNKNOWN',
  'MONITOR TIMEDOUT',
  'UNABLE TO OFFLINE',
  'ADMIN WAIT',
] as const
export type ResourceFlag = (typeof resourceFlags)[number]

/** Intermediate state: what the engine waits for (§2.3, attribute IState). */
export const intermediateStates = [
  'not waiting',
  'waiting to go online',
  'waiting for children online',
  'waiting to go offline',
  'waiting to go offline (propagate)',
  'waiting to go offline (path)',
  'waiting to go offline (reverse)',
  'waiting to go online (reverse)',
  'waiting to go online (reverse/path)',
  'waiting to go online (reverse/propagate)',
  'waiting for parent offline',
] as const
export type IntermediateState = (typeof intermediateStates)[number]

/** Tokens of a group's state on one system (§2.5); several may hold at once, joined with `|`. */
export const groupStates = [
  'ONLINE',
  'OFFLINE',
  'PARTIAL',
  'STARTING',
  'STOPPING',
  'FAULTED',
  'UNKNOWN',
] as const
export type GroupStateToken = (typeof groupStates)[number]

export const entryPoints = [
  'open',
  'close',
  'online',
  'offline',
  'monitor',
  'clean',
  'action',
  'info',
  'attr_changed',
] as const
export type EntryPoint = (typeof entryPoints)[number]

/** Why clean is called (§6.2): the number the script receives is the index. */
export const cleanReasons = [
  'offline hung',
  'offline ineffective',
  'online hung',
  'online ineffective',
  'unexpected offline',
  'monitor hung',
] as const
export type CleanReason = (typeof cleanReasons)[number]

/** Which operations a type knows (§3.2 Operations). None = persistent. */
export type Operations = 'OnOff' | 'OnOnly' | 'None'
