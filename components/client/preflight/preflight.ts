'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { PreflightReport, Readiness, ReadyPlace } from '#lib/wire/preflight.ts'
import { ask, failureOf, valueOf, type Failure } from '../api.ts'
import { useClusterName } from '../cluster/use-cluster.tsx'
import type { ChangeOnWire } from '../configuration/desk.ts'
import { get } from '../fetched.ts'
import { readinessKey } from '../keys.ts'
import { preflightPath, readinessPath } from '../paths.ts'

export type Preflight = {
  readonly report: PreflightReport | undefined
  readonly failure: Failure | null
  readonly running: boolean
  readonly run: () => void
}

/** Looks at the systems when it is told to; null asks about the configuration that runs. */
export function usePreflight(cluster: string, change: ChangeOnWire | null): Preflight {
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: async () => valueOf(await ask<PreflightReport>('POST', preflightPath(cluster), change ?? {})),
  })
  return { report: data, failure: failureOf(error), running: isPending, run: mutate }
}

const readinessQuery = (cluster: string) => ({
  queryKey: readinessKey(cluster),
  queryFn: get<Readiness>(readinessPath(cluster)),
  refetchInterval: 30_000,
  staleTime: 15_000,
})

/** Whether a group could run on a system right now; undefined until it is known what is known. */
export function useReadyPlace(group: GroupName, system: SystemName): ReadyPlace | undefined {
  const cluster = useClusterName()
  const { data } = useQuery({
    ...readinessQuery(cluster),
    select: ({ places }: Readiness) =>
      places.find((place) => place.group === group && place.system === system),
  })
  return data
}

/** Groups that could not run on some system of their list, as far as somebody has looked. */
export function useUnreadyGroups(): ReadonlySet<string> {
  const { data } = useQuery({ ...readinessQuery(useClusterName()), select: unreadyGroups })
  return data ?? none
}

const none: ReadonlySet<string> = new Set()

const unreadyGroups = ({ places }: Readiness): ReadonlySet<string> =>
  new Set(places.filter(({ verdict }) => verdict === 'not-ready').map(({ group }) => group))
