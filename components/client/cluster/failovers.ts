'use client'

import { useQuery } from '@tanstack/react-query'
import type { FailoversAnswer } from '#lib/wire/failovers.ts'
import { fetched, get, type Fetched } from '../fetched.ts'
import { failoversKey } from '../keys.ts'
import { failoversPath } from '../paths.ts'

/** The latest failovers in the engine log, newest first. */
export const useFailovers = (cluster: string): Fetched<FailoversAnswer> =>
  fetched(
    useQuery({
      queryKey: failoversKey(cluster),
      queryFn: get<FailoversAnswer>(failoversPath(cluster)),
      refetchInterval: 30_000,
    }),
  )
