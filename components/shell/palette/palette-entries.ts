'use client'

import { useMemo } from 'react'
import { namesOf } from '#lib/model/names.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { IconName } from '#components/ui/display/Icon.tsx'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import {
  clusterHref,
  clustersHref,
  groupHref,
  resourceHref,
  systemHref,
  typeHref,
  whatIfHref,
} from '#components/client/hrefs.ts'
import { useClusters } from '#components/client/queries.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { setTheme } from '#components/client/stores/theme.ts'
import { requestIntent } from '#components/client/request-intent.ts'
import { clusterPlaces } from '../places.ts'

/** A line of the palette: it either goes somewhere or opens something. */
export type PaletteEntry = {
  readonly id: string
  readonly section: string
  readonly label: string
  readonly icon: IconName
  readonly note?: string
  readonly href?: string
  readonly run?: () => void
}

/** What is always there: clusters, appearance, help. */
export function useGeneralEntries(): readonly PaletteEntry[] {
  const clusters = useClusters().value
  return useMemo(
    () => [
      ...(clusters ?? []).map((cluster) => ({
        id: `cluster ${cluster.name}`,
        section: 'Clusters',
        label: cluster.name,
        icon: 'stack' as const,
        href: clusterHref(cluster.name),
      })),
      { id: 'clusters', section: 'Clusters', label: 'All clusters', icon: 'stack', href: clustersHref },
      ...general,
    ],
    [clusters],
  )
}

const general: readonly PaletteEntry[] = [
  { id: 'light', section: 'Console', label: 'Light appearance', icon: 'sun', run: () => setTheme('light') },
  { id: 'dark', section: 'Console', label: 'Dark appearance', icon: 'moon', run: () => setTheme('dark') },
  {
    id: 'system appearance',
    section: 'Console',
    label: 'Appearance of the machine',
    icon: 'screen',
    run: () => setTheme('system'),
  },
  {
    id: 'shortcuts',
    section: 'Console',
    label: 'Keyboard shortcuts',
    icon: 'more',
    note: '?',
    run: () => openDialog({ kind: 'shortcuts' }),
  },
]

/** Everything of the present cluster that has a name, and what can be done with it. */
export function useClusterEntries(): readonly PaletteEntry[] {
  const cluster = useClusterName()
  const configuration = useConfiguration()
  return useMemo(
    () => [...things(cluster, configuration), ...actions(cluster, configuration), ...places(cluster)],
    [cluster, configuration],
  )
}

const places = (cluster: string): readonly PaletteEntry[] =>
  clusterPlaces.map((place) => ({
    id: `page ${place.name}`,
    section: 'Pages',
    label: place.name,
    icon: place.icon,
    note: `g ${place.letter}`,
    href: place.href(cluster),
  }))

function things(cluster: string, configuration: Configuration): readonly PaletteEntry[] {
  const entry = (
    section: string,
    icon: IconName,
    name: string,
    href: string,
    note?: string,
  ): PaletteEntry => ({
    id: `${section} ${name}`,
    section,
    label: name,
    icon,
    href,
    note,
  })
  const { groups, systems, resources, types } = configuration
  return [
    ...namesOf(groups).map((name) => entry('Groups', 'graph', name, groupHref(cluster, name))),
    ...namesOf(systems).map((name) => entry('Systems', 'server', name, systemHref(cluster, name))),
    ...namesOf(resources).map((name) =>
      entry('Resources', 'shapes', name, resourceHref(cluster, name), resources[name]?.type),
    ),
    ...namesOf(types).map((name) => entry('Types', 'file', name, typeHref(cluster, name))),
  ]
}

function actions(cluster: string, configuration: Configuration): readonly PaletteEntry[] {
  const entry = (label: string, icon: IconName, run: () => void): PaletteEntry => ({
    id: `do ${label}`,
    section: 'Actions',
    label,
    icon,
    run,
  })
  return [
    ...namesOf(configuration.groups).flatMap((group) => [
      entry(`Switch ${group}…`, 'play', () => openDialog({ kind: 'switch', group })),
      entry(`Freeze ${group}…`, 'play', () =>
        requestIntent(cluster, { kind: 'group.freeze', group, reason: '' }),
      ),
      entry(`Clear faults of ${group}…`, 'play', () =>
        requestIntent(cluster, { kind: 'group.clear', group, system: 'all' }),
      ),
    ]),
    ...namesOf(configuration.systems).map((system): PaletteEntry => {
      const label = `What if ${system} loses power?`
      const href = whatIfHref(cluster, { if: 'system', system })
      return { id: `do ${label}`, section: 'Actions', label, icon: 'fork', href }
    }),
    entry('Operations', 'play', () => openDialog({ kind: 'operations', operation: null })),
    entry('Import types…', 'file', () => openDialog({ kind: 'importTypes' })),
    entry('Load a configuration…', 'file', () => openDialog({ kind: 'loadConfiguration' })),
  ]
}
