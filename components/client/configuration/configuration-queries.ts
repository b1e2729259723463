'use client'

import { useQuery } from '@tanstack/react-query'
import type { ChangePreview, DeskState, FileDifference, VersionOnWire } from '#lib/wire/configuration.ts'
import { ask, valueOf } from '../api.ts'
import { fetched, get, type Context, type Fetched } from '../fetched.ts'
import { comparisonKey, filesKey, previewKey, systemFilesKey, versionsKey } from '../keys.ts'
import { comparePath, configurationPath, deskPath, systemFilesPath, versionsPath } from '../paths.ts'
import type { ChangeOnWire } from './desk.ts'
import type { ConfigurationFile } from './files.ts'

/** The files a cluster runs with, secrets masked, and how its desk stands. */
export type ConfigurationOnWire = { readonly files: readonly ConfigurationFile[]; readonly desk: DeskState }

const configurationQuery = (cluster: string) => ({
  queryKey: filesKey(cluster),
  queryFn: get<ConfigurationOnWire>(configurationPath(cluster)),
  staleTime: Infinity,
})

export const useFiles = (cluster: string): Fetched<readonly ConfigurationFile[]> =>
  fetched(useQuery({ ...configurationQuery(cluster), select: filesOf }))

/** Who may change the configuration, and what waits; the stream keeps it fresh. */
export const useDeskState = (cluster: string): Fetched<DeskState> =>
  fetched(useQuery({ ...configurationQuery(cluster), select: deskOf }))

const filesOf = ({ files }: ConfigurationOnWire) => files
const deskOf = ({ desk }: ConfigurationOnWire) => desk

/** Every version of the configuration, newest first. */
export const useVersions = (cluster: string): Fetched<readonly VersionOnWire[]> =>
  fetched(
    useQuery({
      queryKey: versionsKey(cluster),
      queryFn: async (context: Context) =>
        (await get<{ versions: readonly VersionOnWire[] }>(versionsPath(cluster))(context)).versions,
      staleTime: 10_000,
    }),
  )

export const useComparison = (
  cluster: string,
  from: number,
  to: number,
): Fetched<readonly FileDifference[]> =>
  fetched(
    useQuery({
      queryKey: comparisonKey(cluster, from, to),
      queryFn: async (context: Context) =>
        (await get<{ difference: readonly FileDifference[] }>(comparePath(cluster, from, to))(context))
          .difference,
      staleTime: Infinity,
    }),
  )

/** What a change would do. A change that is refused whole is a failure; one with errors is a value. */
export const useChangePreview = (cluster: string, change: ChangeOnWire): Fetched<ChangePreview> =>
  fetched(
    useQuery({
      queryKey: previewKey(cluster, JSON.stringify(change)),
      queryFn: async ({ signal }: Context) =>
        valueOf(await ask<ChangePreview>('POST', deskPath(cluster, 'preview'), change, signal)),
      staleTime: 5000,
    }),
  )

/** One directory of a system, by SFTP. */
export const useSystemFiles = (
  cluster: string,
  system: string,
  path: string,
): Fetched<readonly SystemFileEntry[]> =>
  fetched(
    useQuery({
      queryKey: systemFilesKey(cluster, system, path),
      queryFn: async (context: Context) =>
        (await get<{ entries: readonly SystemFileEntry[] }>(systemFilesPath(cluster, system, path))(context))
          .entries,
      retry: false,
      staleTime: 5000,
    }),
  )

export type SystemFileEntry = {
  readonly name: string
  readonly kind: 'directory' | 'file'
  readonly bytes: number
}
