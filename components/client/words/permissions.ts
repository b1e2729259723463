import type { Intent, IntentKind } from '#lib/planner/intent.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { Account } from '#lib/wire/accounts.ts'

/**
 * What a role may do, to grey a button before the engine is asked; the engine decides again.
 * vcs-semantics §10.5.
 */
const groupOperatorMay: ReadonlySet<IntentKind> = new Set([
  'group.online',
  'group.offline',
  'group.switch',
  'group.clear',
  'group.probe',
  'group.flush',
  'group.freeze',
  'group.unfreeze',
  'resource.online',
  'resource.offline',
  'resource.clear',
  'resource.probe',
])

const groupAdministratorMay: ReadonlySet<IntentKind> = new Set([
  ...groupOperatorMay,
  'group.enable',
  'group.disable',
  'group.autoenable',
])

const administratorOnly: ReadonlySet<IntentKind> = new Set(['system.fence', 'system.confirmDown'])

const notPermitted = (text: string): readonly Reason[] => [{ code: 'not-permitted', text }]

/** Reasons of the account against an intent; `group` is the group of the thing it is about, if it has one. */
export function mayNot(account: Account, intent: Intent, group: string | null): readonly Reason[] {
  if (account.role === 'Cluster Administrator') return []
  if (administratorOnly.has(intent.kind)) return notPermitted('This needs the role Cluster Administrator.')
  if (account.role === 'Cluster Operator') return []
  const role = group === null ? undefined : account.groups[group]
  const may = role === 'Group Administrator' ? groupAdministratorMay : role && groupOperatorMay
  if (may?.has(intent.kind)) return []
  return group === null
    ? notPermitted('This needs the role Cluster Operator.')
    : notPermitted(
        groupOperatorMay.has(intent.kind)
          ? `This needs the role Group Operator on ${group}.`
          : `This needs the role Group Administrator on ${group}.`,
      )
}

/** May this account change configuration, types and trust? */
export const mayConfigure = (account: Account): readonly string[] =>
  account.role === 'Cluster Administrator' ? [] : ['This needs the role Cluster Administrator.']
