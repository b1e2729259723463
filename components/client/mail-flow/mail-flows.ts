'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { GroupName } from '#lib/model/names.ts'
import type { MailFlow } from '#lib/wire/mail-flow/mail-flow.ts'
import type { MailFlowSetting } from '#lib/wire/mail-flow/setting.ts'
import { ask, failureOf, valueOf, type Answer } from '../api.ts'
import { useClusterName } from '../cluster/use-cluster.tsx'
import type { Fetched } from '../fetched.ts'
import { mailFlowsKey } from '../keys.ts'
import { mailFlowPath, mailFlowsPath } from '../paths.ts'
import { showToast } from '../stores/toasts.ts'
import { detailsOf, sentenceOf } from '../words/sentences.ts'

/** While a message is under way its end comes over the stream; this is for a stream that is not heard. */
const pollRunningMs = 3_000
const pollMs = 60_000

function useFlows() {
  const cluster = useClusterName()
  return useQuery({
    queryKey: mailFlowsKey(cluster),
    queryFn: async ({ signal }) =>
      valueOf(await ask<readonly MailFlow[]>('GET', mailFlowsPath(cluster), undefined, signal)),
    refetchInterval: ({ state }) => (state.data?.some(({ running }) => running) ? pollRunningMs : pollMs),
  })
}

/** The proof of a group's mail flow; null where none is set. */
export function useMailFlow(group: GroupName): Fetched<MailFlow | null> {
  const { data, error, isPending } = useFlows()
  const value = data && (data.find((flow) => flow.group === group) ?? null)
  return { value, failure: failureOf(error), loading: isPending }
}

/** What can be done with the proof of a group. Refusals of `prove` and `remove` are told by a toast. */
export function useMailFlowActions(group: GroupName) {
  const cluster = useClusterName()
  const client = useQueryClient()
  const path = mailFlowPath(cluster, group)
  const renew = () => client.invalidateQueries({ queryKey: mailFlowsKey(cluster) })
  const told = async (asking: Promise<Answer<null>>): Promise<boolean> => {
    const answer = await asking
    if (answer.kind !== 'ok') {
      showToast({ tone: 'faulted', shape: 'diamond', title: sentenceOf(answer), lines: detailsOf(answer) })
    }
    await renew()
    return answer.kind === 'ok'
  }
  return {
    /** `password` empty: the one that is kept stays. */
    configure: async (setting: MailFlowSetting, password: string): Promise<Answer<null>> => {
      const answer = await ask<null>('PUT', path, { setting, ...(password === '' ? {} : { password }) })
      await renew()
      return answer
    },
    remove: () => told(ask<null>('DELETE', path)),
    prove: () => told(ask<null>('POST', `${path}/prove`)),
  }
}
