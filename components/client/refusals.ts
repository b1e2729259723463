'use client'

import { useCallback } from 'react'
import { can } from '#lib/policy/can.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { GroupName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Account } from '#lib/wire/accounts.ts'
import { useClusterState } from './cluster/selectors.ts'
import { useFreshness } from './cluster/freshness.ts'
import { useSession } from './queries.ts'
import { mayConfigure, mayNot, mayOperateCluster, mayOperateGroup } from './words/permissions.ts'

/** The group a thing belongs to, for the roles that are given by group. */
function groupOf(state: ClusterState, intent: Intent): string | null {
  if ('group' in intent) return intent.group
  if ('resource' in intent) return state.configuration.resources[intent.resource]?.group ?? null
  if ('operation' in intent) return state.operations[intent.operation]?.group ?? null
  return null
}

const stale = 'The console has no news from the engine; what you see may no longer be true.'
const unknownAccount = 'Who is signed in is not known yet.'

function refusalsOf(
  state: ClusterState,
  account: Account | undefined,
  isStale: boolean,
  intent: Intent,
): readonly string[] {
  if (!account) return [unknownAccount]
  const cancelled = 'operation' in intent ? state.operations[intent.operation] : undefined
  const against = [...mayNot(account, intent, groupOf(state, intent), cancelled), ...can(state, intent)]
  const reasons = against.map((reason) => reason.text)
  return isStale ? [...reasons, stale] : reasons
}

/** All reasons against an intent as it stands now; empty: it may be asked for. For menus and many buttons. */
export function useRefusals(): (intent: Intent) => readonly string[] {
  const state = useClusterState()
  const account = useSession().value
  const { stale: isStale } = useFreshness()
  return useCallback((intent) => refusalsOf(state, account, isStale, intent), [state, account, isStale])
}

/** All reasons against writing the notes of the cluster. */
export function useNotesRefusals(): readonly string[] {
  const account = useSession().value
  const { stale: isStale } = useFreshness()
  return [...(account ? mayOperateCluster(account) : [unknownAccount]), ...(isStale ? [stale] : [])]
}

/** All reasons against proving the mail flow of a group. */
export function useProofRefusals(group: GroupName): readonly string[] {
  const account = useSession().value
  const { stale: isStale } = useFreshness()
  return [...(account ? mayOperateGroup(account, group) : [unknownAccount]), ...(isStale ? [stale] : [])]
}

/** All reasons against looking at the systems: who may note something may ask them. */
export const usePreflightRefusals = useNotesRefusals

/** All reasons against changing configuration, types or trust, and against breaking the lab. */
export function useConfigureRefusals(): readonly string[] {
  const account = useSession().value
  const { stale: isStale } = useFreshness()
  return [...(account ? mayConfigure(account) : [unknownAccount]), ...(isStale ? [stale] : [])]
}
