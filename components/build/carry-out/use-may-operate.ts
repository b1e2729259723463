'use client'

import type { GroupName } from '#lib/model/names.ts'
import { useFreshness } from '#components/client/cluster/freshness.ts'
import { useSession } from '#components/client/queries.ts'
import { mayNot } from '#components/client/words/permissions.ts'

/** What keeps this person from operating these groups, whatever state they are in. */
export function useMayOperate(groups: readonly GroupName[]): readonly string[] {
  const account = useSession().value
  const { stale } = useFreshness()
  if (!account) return ['Who is signed in is not known yet.']
  const against = groups.flatMap((group) =>
    mayNot(account, { kind: 'group.online', group, system: 'any' }, group),
  )
  const told = [...new Set(against.map(({ text }) => text))]
  return stale
    ? [...told, 'The console has no news from the engine; what you see may no longer be true.']
    : told
}
