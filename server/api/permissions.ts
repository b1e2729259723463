import type { Configuration } from '#lib/model/configuration.ts'
import type { GroupName } from '#lib/model/names.ts'
import type { ClusterState, Operation } from '#lib/model/runtime.ts'
import { intentKinds } from '#lib/planner/intent.ts'
import type { Intent, IntentKind } from '#lib/planner/intent.ts'
import type { Account, ClusterRole, GroupRole } from '#lib/wire/accounts.ts'
import { labPaths } from './embedded-lab/lab-paths.ts'

/** The one place that decides who may do what (vcs-semantics §10.5). What is not listed is denied. */

/** What a route or an intent asks of the caller. */
export type Need =
  /** Works without a session. */
  | 'nothing'
  /** The caller's own session and account. */
  | 'session'
  | 'read'
  | 'group.operate'
  | 'group.administer'
  | 'cluster.operate'
  | 'cluster.administer'

type Grant = { readonly cluster: readonly ClusterRole[]; readonly group: readonly GroupRole[] }

const everyone: readonly ClusterRole[] = ['Cluster Administrator', 'Cluster Operator', 'Guest']
const operators: readonly ClusterRole[] = ['Cluster Administrator', 'Cluster Operator']
const administrators: readonly ClusterRole[] = ['Cluster Administrator']

const grants: Readonly<Record<Exclude<Need, 'nothing'>, Grant>> = {
  session: { cluster: everyone, group: [] },
  read: { cluster: everyone, group: [] },
  'group.operate': { cluster: operators, group: ['Group Administrator', 'Group Operator'] },
  'group.administer': { cluster: administrators, group: ['Group Administrator'] },
  'cluster.operate': { cluster: operators, group: [] },
  'cluster.administer': { cluster: administrators, group: [] },
}

/**
 * Operators bring up and down, move and freeze. What changes where a group may ever run (Enabled,
 * AutoDisabled) is an administrator's. Saying that a silent system is dead lets its groups start elsewhere
 * and is never undone, so it is a Cluster Administrator's.
 */
export const intentNeeds: Readonly<Record<IntentKind, Need>> = {
  'group.online': 'group.operate',
  'group.offline': 'group.operate',
  'group.switch': 'group.operate',
  'group.clear': 'group.operate',
  'group.probe': 'group.operate',
  'group.flush': 'group.operate',
  'group.freeze': 'group.operate',
  'group.unfreeze': 'group.operate',
  'group.enable': 'group.administer',
  'group.disable': 'group.administer',
  'group.autoenable': 'group.administer',
  'group.clearAdminWait': 'group.operate',
  'resource.online': 'group.operate',
  'resource.offline': 'group.operate',
  'resource.clear': 'group.operate',
  'resource.probe': 'group.operate',
  'resource.action': 'group.operate',
  'system.freeze': 'cluster.operate',
  'system.unfreeze': 'cluster.operate',
  'system.fence': 'cluster.administer',
  'system.confirmDown': 'cluster.administer',
  'system.evacuate': 'cluster.operate',
  'system.stop': 'cluster.administer',
  'system.start': 'cluster.administer',
  'system.load': 'cluster.operate',
  'operation.cancel': 'group.operate',
}

const cluster = '/api/clusters/{cluster}'

/** Path of an intent's command: `group.switch` → `…/groups/{group}/switch`. */
export function commandPath(kind: IntentKind): string {
  const [noun = '', verb = ''] = kind.split('.')
  return `${cluster}/${noun}s/{${noun}}/${slugOf(verb)}`
}

const slugOf = (verb: string): string => verb.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const commandNeeds = Object.fromEntries(
  intentKinds.map((kind) => [`POST ${commandPath(kind)}`, intentNeeds[kind]]),
)

const labNeeds = Object.fromEntries(
  labPaths.map(({ method, path }) => [
    `${method.toUpperCase()} /api/lab${path}`,
    'cluster.administer' as const,
  ]),
)

/** `METHOD path` of every route, with what it asks for. */
export const routeNeeds: Readonly<Record<string, Need>> = {
  'GET /api/health': 'nothing',
  'GET /api/openapi.json': 'nothing',
  'POST /api/session': 'nothing',
  'POST /api/session/link': 'nothing',
  'GET /api/session': 'session',
  'DELETE /api/session': 'session',
  'POST /api/account/password': 'session',
  'GET /api/clusters': 'read',
  [`GET ${cluster}`]: 'read',
  [`GET ${cluster}/stream`]: 'read',
  [`GET ${cluster}/operations`]: 'read',
  [`GET ${cluster}/operations/{operation}`]: 'read',
  [`GET ${cluster}/log`]: 'read',
  [`GET ${cluster}/decisions/{decision}/why`]: 'read',
  [`GET ${cluster}/failovers`]: 'read',
  [`GET ${cluster}/notes`]: 'read',
  [`GET ${cluster}/readiness`]: 'read',
  [`POST ${cluster}/preflight`]: 'cluster.operate',
  [`PUT ${cluster}/notes`]: 'cluster.operate',
  [`GET ${cluster}/configuration`]: 'read',
  [`POST ${cluster}/configuration`]: 'cluster.administer',
  [`POST ${cluster}/configuration/verify`]: 'cluster.administer',
  [`POST ${cluster}/configuration/open`]: 'cluster.administer',
  [`POST ${cluster}/configuration/take-over`]: 'cluster.administer',
  [`POST ${cluster}/configuration/close`]: 'cluster.administer',
  [`PUT ${cluster}/configuration/draft`]: 'cluster.administer',
  [`POST ${cluster}/configuration/preview`]: 'cluster.administer',
  [`POST ${cluster}/configuration/apply`]: 'cluster.administer',
  [`POST ${cluster}/configuration/confirm`]: 'cluster.administer',
  [`POST ${cluster}/configuration/rollback`]: 'cluster.administer',
  [`POST ${cluster}/configuration/outside/adopt`]: 'cluster.administer',
  [`POST ${cluster}/configuration/outside/revert`]: 'cluster.administer',
  [`GET ${cluster}/configuration/download`]: 'read',
  [`GET ${cluster}/versions`]: 'read',
  [`GET ${cluster}/versions/compare`]: 'read',
  [`GET ${cluster}/versions/{version}`]: 'read',
  [`POST ${cluster}/secrets/seal`]: 'cluster.administer',
  [`GET ${cluster}/systems/{system}/files`]: 'cluster.administer',
  [`GET ${cluster}/systems/{system}/file`]: 'cluster.administer',
  [`POST ${cluster}/types/remove`]: 'cluster.administer',
  [`POST ${cluster}/types/preview`]: 'cluster.administer',
  [`POST ${cluster}/types/import`]: 'cluster.administer',
  [`POST ${cluster}/systems/{system}/trust-host-key`]: 'cluster.administer',
  [`GET ${cluster}/mail-flows`]: 'read',
  [`GET ${cluster}/notifier`]: 'read',
  [`PUT ${cluster}/groups/{group}/mail-flow`]: 'cluster.administer',
  [`DELETE ${cluster}/groups/{group}/mail-flow`]: 'cluster.administer',
  [`POST ${cluster}/groups/{group}/mail-flow/prove`]: 'group.operate',
  'GET /api/lab': 'read',
  ...labNeeds,
  ...commandNeeds,
}

/** What a route asks for; null when it is not listed, which means: nobody may. */
export const needOf = (method: string, path: string): Need | null =>
  Object.hasOwn(routeNeeds, `${method} ${path}`) ? (routeNeeds[`${method} ${path}`] ?? null) : null

/** Whether the account meets the need, for one group where the need is a group's. */
export function may(account: Account, need: Need, group: GroupName | null): boolean {
  if (need === 'nothing') return true
  const grant = grants[need]
  if (grant.cluster.includes(account.role)) return true
  const role = group !== null && Object.hasOwn(account.groups, group) ? account.groups[group] : undefined
  return role !== undefined && grant.group.includes(role)
}

/** Whether there is any group for which the account meets the need: the first look, before the body is read. */
export const mayForSomeGroup = (account: Account, need: Need): boolean =>
  may(account, need, null) ||
  Object.keys(account.groups).some((group) => may(account, need, group as GroupName))

/** Whether the account may ask for the intent, judged by the group it really touches. */
export const mayAsk = (account: Account, intent: Intent, state: ClusterState): boolean =>
  intent.kind === 'operation.cancel'
    ? mayCancel(account, state.operations[intent.operation])
    : may(account, needOfIntent(intent, state), groupOf(intent, state.configuration))

/** Its owner may cancel an operation, and whoever could have asked for it. */
const mayCancel = (account: Account, operation: Operation | undefined): boolean =>
  operation !== undefined &&
  (operation.user === account.user || may(account, needOfOperation(operation), operation.group))

function needOfOperation({ intent, group }: Operation): Need {
  const kind = intentKinds.find((known) => known === intent)
  if (kind !== undefined) return intentNeeds[kind]
  return group === null ? 'cluster.administer' : 'group.operate'
}

/** A persistent freeze changes the configuration, so setting and lifting it is an administrator's (§1.5). */
function needOfIntent(intent: Intent, { groups, systems }: ClusterState): Need {
  switch (intent.kind) {
    case 'group.freeze':
      return intent.persistent ? 'group.administer' : 'group.operate'
    case 'group.unfreeze':
      return groups[intent.group]?.frozen?.kind === 'persistent' ? 'group.administer' : 'group.operate'
    case 'system.freeze':
      return intent.persistent ? 'cluster.administer' : 'cluster.operate'
    case 'system.unfreeze':
      return systems[intent.system]?.frozen?.kind === 'persistent' ? 'cluster.administer' : 'cluster.operate'
    default:
      return intentNeeds[intent.kind]
  }
}

function groupOf(intent: Intent, configuration: Configuration): GroupName | null {
  if ('group' in intent) return intent.group
  if (!('resource' in intent) || !Object.hasOwn(configuration.resources, intent.resource)) return null
  return configuration.resources[intent.resource]?.group ?? null
}
