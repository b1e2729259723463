import type {
  FenceProgress,
  OperationState,
  OperationStep,
  SystemContact,
  SystemRuntime,
} from '#lib/model/runtime.ts'
import type {
  GroupStateToken,
  IntermediateState,
  ResourceFlag,
  ResourceState,
  SystemState,
} from '#lib/model/states.ts'
import type { Fate } from '#lib/forecast/group-end.ts'
import type { FenceConduct } from '#lib/forecast/happening.ts'
import type { Severity } from '#lib/policy/decision.ts'
import type { Severity as AdviceSeverity } from '#lib/topology/advice/rule.ts'
import { label, type Label } from './label.ts'

/** The one file of labels: every state token of the engine as word, sign and voice. */

export const resourceLabels: Readonly<Record<ResourceState, Label>> = {
  ONLINE: label('Online', 'disc-tick', 'online'),
  OFFLINE: label('Offline', 'ring', 'offline'),
  FAULTED: label('Faulted', 'diamond', 'faulted'),
  UNKNOWN: label('Unknown', 'question', 'unknown'),
}

export const groupLabels: Readonly<Record<GroupStateToken, Label>> = {
  ONLINE: label('Online', 'disc-tick', 'online'),
  OFFLINE: label('Offline', 'ring', 'offline'),
  PARTIAL: label('Partial', 'disc-half', 'partial'),
  STARTING: label('Starting', 'turning', 'transition'),
  STOPPING: label('Stopping', 'turning', 'transition'),
  FAULTED: label('Faulted', 'diamond', 'faulted'),
  UNKNOWN: label('Unknown', 'question', 'unknown'),
}

/** What is told first when several tokens hold at once. */
const weight: readonly GroupStateToken[] = [
  'STARTING',
  'STOPPING',
  'FAULTED',
  'UNKNOWN',
  'PARTIAL',
  'ONLINE',
  'OFFLINE',
]

/** One label for a group's tokens on a system; the word names them all ("Partial, faulted"). */
export function groupLabel(tokens: readonly GroupStateToken[]): Label {
  const ordered = weight.filter((token) => tokens.includes(token))
  const [first, ...rest] = ordered
  if (first === undefined) return groupLabels.UNKNOWN
  const words = rest
    .filter((token) => token !== 'OFFLINE')
    .map((token) => groupLabels[token].text.toLowerCase())
  return { ...groupLabels[first], text: [groupLabels[first].text, ...words].join(', ') }
}

export const flagLabels: Readonly<Record<ResourceFlag, Label>> = {
  RESTARTING: label('Restarting', 'turning', 'transition'),
  'STATE UNKNOWN': label('State unknown', 'question', 'unknown'),
  'MONITOR TIMEDOUT': label('Monitor timed out', 'question', 'unknown'),
  'UNABLE TO OFFLINE': label('Unable to offline', 'hand', 'faulted'),
  'ADMIN WAIT': label('Waits for you', 'hand', 'faulted'),
}

export const intermediateLabels: Readonly<Record<IntermediateState, Label>> = {
  'not waiting': label('Not waiting', 'minus', 'offline'),
  'waiting to go online': label('Going online', 'turning', 'transition'),
  'waiting for children online': label('Waits for what it requires', 'arrow-up', 'transition'),
  'waiting to go offline': label('Going offline', 'turning', 'transition'),
  'waiting to go offline (propagate)': label('Going offline, with what requires it', 'turning', 'transition'),
  'waiting to go offline (path)': label('Going offline on a critical path', 'turning', 'transition'),
  'waiting to go offline (reverse)': label('Going offline again', 'turning', 'transition'),
  'waiting to go online (reverse)': label('Going online again', 'turning', 'transition'),
  'waiting to go online (reverse/path)': label('Going online again on a path', 'turning', 'transition'),
  'waiting to go online (reverse/propagate)': label(
    'Going online again, with its path',
    'turning',
    'transition',
  ),
  'waiting for parent offline': label('Waits for what requires it', 'arrow-down', 'transition'),
}

export const systemLabels: Readonly<Record<SystemState, Label>> = {
  INITING: label('Starting', 'turning', 'transition'),
  CURRENT_DISCOVER_WAIT: label('Joining', 'turning', 'transition'),
  CURRENT_PEER_WAIT: label('Joining', 'turning', 'transition'),
  STALE_DISCOVER_WAIT: label('Joining, configuration stale', 'turning', 'transition'),
  STALE_PEER_WAIT: label('Waits for a peer, configuration stale', 'turning', 'transition'),
  STALE_ADMIN_WAIT: label('Waits for you, configuration stale', 'hand', 'partial'),
  LOCAL_BUILD: label('Building', 'turning', 'transition'),
  REMOTE_BUILD: label('Building from a peer', 'turning', 'transition'),
  RUNNING: label('Running', 'disc-tick', 'online'),
  ADMIN_WAIT: label('Waits for you', 'hand', 'partial'),
  LEAVING: label('Leaving', 'turning', 'transition'),
  EXITING: label('Exiting', 'turning', 'transition'),
  EXITED: label('Exited', 'ring', 'offline'),
  EXITING_FORCIBLY: label('Exiting by force', 'turning', 'transition'),
  FAULTED: label('Down', 'diamond', 'faulted'),
  UNKNOWN: label('Unknown', 'question', 'unknown'),
}

export const contactLabels: Readonly<Record<SystemContact['kind'], Label>> = {
  never: label('Never reached', 'question', 'unknown'),
  connected: label('Connected', 'disc-tick', 'online'),
  silent: label('Silent', 'question', 'unknown'),
  down: label('Confirmed down', 'diamond', 'faulted'),
  stopped: label('Stopped', 'square', 'offline'),
}

export const fencingLabels: Readonly<Record<FenceProgress['kind'], Label>> = {
  none: label('Not fenced', 'minus', 'offline'),
  running: label('Fencing', 'turning', 'transition'),
  failed: label('Fencing failed', 'diamond', 'faulted'),
}

const evacuatingLabel = label('Evacuating', 'turning', 'transition')

/** A system in one label: silence and a confirmed death outrank the last known state. */
export function systemLabel(runtime: SystemRuntime): Label {
  if (runtime.contact.kind === 'connected') {
    return runtime.departure?.stage === 'moving' ? evacuatingLabel : systemLabels[runtime.state]
  }
  if (runtime.contact.kind === 'silent' && runtime.contact.fencing.kind === 'running')
    return fencingLabels.running
  return contactLabels[runtime.contact.kind]
}

export const operationLabels: Readonly<Record<OperationState, Label>> = {
  RUNNING: label('Running', 'turning', 'transition'),
  DONE: label('Done', 'disc-tick', 'online'),
  FAILED: label('Failed', 'diamond', 'faulted'),
  CANCELLED: label('Cancelled', 'minus', 'offline'),
  ASKS: label('Asks you', 'hand', 'partial'),
}

export const stepLabels: Readonly<Record<OperationStep['state'], Label>> = {
  pending: label('Pending', 'ring', 'offline'),
  running: label('Running', 'turning', 'transition'),
  done: label('Done', 'disc-tick', 'online'),
  failed: label('Failed', 'diamond', 'faulted'),
  skipped: label('Skipped', 'minus', 'offline'),
}

export const severityLabels: Readonly<Record<Severity, Label>> = {
  INFO: label('Info', 'ring', 'offline'),
  NOTICE: label('Notice', 'square', 'neutral'),
  WARNING: label('Warning', 'triangle', 'partial'),
  ERROR: label('Error', 'diamond', 'faulted'),
  CRITICAL: label('Critical', 'double-disc', 'faulted'),
}

export const severities = [
  'CRITICAL',
  'ERROR',
  'WARNING',
  'NOTICE',
  'INFO',
] as const satisfies readonly Severity[]

/** The sign of "3 of 5": whole only when all are. */
export const shareLabel = (whole: Label, count: number, of: number): Label =>
  count === of ? whole : label(whole.text, 'disc-half', 'partial')

/** Marks beside a group's state. */
export const frozenLabel = label('Frozen', 'snowflake', 'frozen')
export const autoDisabledLabel = label('Autodisabled', 'lock', 'unknown')
export const disabledLabel = label('Disabled', 'lock', 'offline')
export const staleLabel = label('Stale', 'question', 'unknown')

/** What a forecast says became of a group, as word, sign and voice. */
export const fateLabels: Readonly<Record<Fate, Label>> = {
  untouched: label('As before', 'minus', 'offline'),
  recovered: label('Online again', 'disc-tick', 'online'),
  moved: label('Moved', 'disc-tick', 'online'),
  started: label('Started', 'disc-tick', 'online'),
  degraded: label('A part stays down', 'disc-half', 'partial'),
  down: label('Stays down', 'diamond', 'faulted'),
  unknown: label('Not known', 'question', 'unknown'),
  offline: label('Not online', 'ring', 'offline'),
}

/** How much a piece of advice weighs. */
export const adviceLabels: Readonly<Record<AdviceSeverity, Label & { readonly plural: string }>> = {
  warning: { ...label('Warning', 'triangle', 'partial'), plural: 'Warnings' },
  advice: { ...label('Advice', 'square', 'accent'), plural: 'Advice' },
  reminder: { ...label('Reminder', 'ring', 'neutral'), plural: 'Reminders' },
}

/** What a fence is taken to do. */
export const fenceWords: Readonly<Record<FenceConduct, string>> = {
  works: 'Fence works',
  fails: 'Fence fails',
  none: 'No fence',
}
