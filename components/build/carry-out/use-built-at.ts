'use client'

import { useMemo } from 'react'
import type { GroupName } from '#lib/model/names.ts'
import type { VersionOnWire } from '#lib/wire/configuration.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useVersions } from '#components/client/configuration/configuration-queries.ts'

/** The version that added a group, newest first; undefined where the list of versions does not say. */
export const versionThatAdded = (
  versions: readonly VersionOnWire[],
  group: GroupName,
): VersionOnWire | undefined =>
  versions.find(({ commands }) =>
    commands.some(([program, option, name]) => program === 'hagrp' && option === '-add' && name === group),
  )

export type BuiltAt = {
  /** When the group came to be, milliseconds since the epoch; 0 where nothing says. */
  readonly sinceOf: (group: GroupName) => number
  /** The version that added the first of them. */
  readonly version: VersionOnWire | undefined
}

/** When and by which version the groups of a plan were made. */
export function useBuiltAt(groups: readonly GroupName[]): BuiltAt {
  const versions = useVersions(useClusterName()).value
  return useMemo(() => {
    const known = versions ?? []
    return {
      sinceOf: (group) => versionThatAdded(known, group)?.at ?? 0,
      version: groups.flatMap((group) => versionThatAdded(known, group) ?? [])[0],
    }
  }, [versions, groups])
}
