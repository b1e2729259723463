import { systemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { SystemState } from '#lib/model/states.ts'
import type { Decision } from '#lib/policy/decision.ts'
import { mailFlowMessages } from '#lib/wire/mail-flow/mail-flow.ts'
import type { NotificationSeverity } from '#lib/wire/notify/notifier.ts'

/** An event people are told of. `id` is that of the decision: the same event has it after every restart. */
export type Notification = {
  readonly id: string
  readonly at: number
  readonly severity: NotificationSeverity
  /** The event as VCS names it. */
  readonly event: string
  readonly text: string
  readonly group: string | null
  readonly resource: string | null
  readonly system: string | null
}

type Kind = readonly [severity: NotificationSeverity, event: string]

/** Events by the messages of the engine log that tell of them. vcs-semantics §10.6 */
const kinds: ReadonlyMap<number, Kind> = new Map<number, Kind>([
  [10_303, ['Error', 'Resource has faulted']],
  [10_307, ['Error', 'Resource has faulted']],
  [90_016, ['Error', 'Resource has faulted']],
  [90_010, ['Error', 'Resource is in admin wait']],
  [13_073, ['Information', 'Resource is restarting']],
  [13_027, ['Warning', 'Resource monitor has timed out']],
  [90_013, ['Warning', 'Resource state is unknown']],
  [90_014, ['Warning', 'Resource state is unknown']],
  [13_069, ['Warning', 'Resource is not going offline']],
  [13_077, ['Warning', 'Resource is not going offline']],
  [90_204, ['Warning', 'Resource health has declined']],
  [90_205, ['Information', 'Resource health has improved']],
  [10_447, ['Information', 'Group is online']],
  [10_446, ['Information', 'Group is offline']],
  [10_208, ['Information', 'Group is switching']],
  [10_493, ['Information', 'Group is restarting or failing over']],
  [10_181, ['Information', 'Group is restarting after a persistent resource']],
  [10_205, ['Error', 'Group has faulted']],
  [90_022, ['Error', 'Group is only partly online']],
  [90_031, ['SevereError', 'Group has faulted and has nowhere to go']],
  [90_034, ['SevereError', 'Group concurrency violation']],
  [90_257, ['SevereError', 'Group is held by a stopped system']],
  [90_040, ['Warning', 'System does not answer']],
  [90_041, ['SevereError', 'System could not be fenced']],
  [90_050, ['Information', 'Engine was restarted']],
  [90_120, ['Warning', 'System load is above its threshold']],
  [mailFlowMessages.failed, ['Warning', 'Mail does not flow']],
])

/** Messages that tell of a fault the engine merely found again, or of no fault, have INFO. */
const onlineByItself = 10_299
const systemChanged = 10_322

const systemKinds: Readonly<Partial<Record<SystemState, Kind>>> = {
  RUNNING: ['Information', 'System has joined'],
  EXITED: ['Information', 'System has been stopped'],
}

/** What people are told of a decision; null for most. `state`: after the change it belongs to. */
export function notificationOf(decision: Decision, state: ClusterState): Notification | null {
  const kind = kindOf(decision, state)
  if (!kind) return null
  const { id, at, text, group, resource, system } = decision
  const [severity, event] = kind
  return { id, at, severity, event, text, group, resource, system }
}

function kindOf({ message, severity, system }: Decision, state: ClusterState): Kind | null {
  if (message === onlineByItself)
    return severity === 'INFO' ? null : ['Warning', 'Resource went online by itself']
  if (message !== systemChanged) return kinds.get(message) ?? null
  if (severity === 'ERROR') return ['SevereError', 'System has faulted']
  const now = system === null ? undefined : state.systems[systemName(system)]?.state
  return (now && systemKinds[now]) ?? null
}
