import { intentKinds, type Intent, type IntentKind } from '#lib/planner/intent.ts'
import type { Operation } from '#lib/model/runtime.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { Account } from '#lib/wire/accounts.ts'

/**
 * What a role may do, to grey a button before the engine is asked; the engine decides again.
 * vcs-semantics §10.5.
 */
type Need = 'operate a group' | 'administer a group' | 'operate the cluster' | 'administer the cluster'

const needOf: Readonly<Record<IntentKind, Need>> = {
  'group.online': 'operate a group',
  'group.offline': 'operate a group',
  'group.switch': 'operate a group',
  'group.clear': 'operate a group',
  'group.probe': 'operate a group',
  'group.flush': 'operate a group',
  'group.freeze': 'operate a group',
  'group.unfreeze': 'operate a group',
  'group.enable': 'administer a group',
  'group.disable': 'administer a group',
  'group.autoenable': 'administer a group',
  'group.clearAdminWait': 'operate a group',
  'resource.online': 'operate a group',
  'resource.offline': 'operate a group',
  'resource.clear': 'operate a group',
  'resource.probe': 'operate a group',
  'resource.action': 'operate a group',
  'system.freeze': 'operate the cluster',
  'system.unfreeze': 'operate the cluster',
  'system.fence': 'administer the cluster',
  'system.confirmDown': 'administer the cluster',
  'system.evacuate': 'operate the cluster',
  'system.stop': 'administer the cluster',
  'system.start': 'administer the cluster',
  'system.load': 'operate the cluster',
  'operation.cancel': 'operate a group',
}

const administrator = 'Cluster Administrator'
const operator = 'Cluster Operator'

function meets(account: Account, need: Need, group: string | null): boolean {
  if (account.role === administrator) return true
  const groupRole = group === null ? undefined : account.groups[group]
  if (need === 'operate a group') return account.role === operator || groupRole !== undefined
  if (need === 'administer a group') return groupRole === 'Group Administrator'
  return need === 'operate the cluster' && account.role === operator
}

function sentence(need: Need, group: string | null): string {
  if (need === 'operate a group' && group !== null) return `This needs the role Group Operator on ${group}.`
  if (need === 'administer a group' && group !== null)
    return `This needs the role Group Administrator on ${group}.`
  return `This needs the role ${need === 'operate the cluster' ? operator : administrator}.`
}

/**
 * Reasons of the account against an intent; `group` is the group of the thing it is about, if it has one,
 * `operation` the one to be cancelled: its owner may, and whoever could have asked for it.
 */
export function mayNot(
  account: Account,
  intent: Intent,
  group: string | null,
  operation?: Pick<Operation, 'user' | 'intent'>,
): readonly Reason[] {
  if (operation?.user === account.user && operatesSomething(account)) return []
  const need = needFor(intent, operation)
  return meets(account, need, group) ? [] : [{ code: 'not-permitted', text: sentence(need, group) }]
}

const operatesSomething = ({ role, groups }: Account): boolean =>
  role !== 'Guest' || Object.keys(groups).length > 0

function needFor(intent: Intent, operation: Pick<Operation, 'intent'> | undefined): Need {
  const kind = intentKinds.find((known) => known === operation?.intent) ?? intent.kind
  if (kind === 'group.freeze' && 'persistent' in intent && intent.persistent) return 'administer a group'
  if (kind === 'system.freeze' && 'persistent' in intent && intent.persistent) return 'administer the cluster'
  return needOf[kind]
}

/** May this account act on the group? */
export const mayOperateGroup = (account: Account, group: string): readonly string[] =>
  meets(account, 'operate a group', group) ? [] : [sentence('operate a group', group)]

/** May this account act on the whole cluster, and write its notes? */
export const mayOperateCluster = (account: Account): readonly string[] =>
  meets(account, 'operate the cluster', null) ? [] : [sentence('operate the cluster', null)]

/** May this account change configuration, types and trust, and use the lab? */
export const mayConfigure = (account: Account): readonly string[] =>
  account.role === administrator ? [] : [sentence('administer the cluster', null)]
