'use client'

import { useMemo } from 'react'
import type { Configuration } from '#lib/model/configuration.ts'
import { groupName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { GraphPanel } from '#components/graph/GraphPanel.tsx'
import { withDraft } from '#components/graph/draft/with-draft.ts'
import { groupPicture } from '#components/graph/group-picture.ts'
import type { Picture } from '#components/graph/picture.ts'
import { resourcePicture } from '#components/graph/resource-picture.ts'
import { cx } from '#components/ui/class-names.ts'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { changesOf } from '#components/client/configuration/draft/changes-of.ts'

type Drawn = { readonly name: string; readonly heading: string; readonly picture: Picture }

/** The change as pictures: the groups when they or their links change, and each group whose resources do. */
export function ChangeGraphs({ after }: { after: Configuration }) {
  const cluster = useClusterName()
  const state = useClusterState()
  const drawn = useMemo(() => picturesOf(state, after, cluster), [state, after, cluster])
  return (
    <div className={cx('grid gap-4', drawn.length > 1 && 'xl:grid-cols-2')}>
      {drawn.map(({ name, heading, picture }) => (
        <GraphPanel
          key={name}
          name={`${cluster}//changes/${name}`}
          picture={picture}
          heading={heading}
          title={`Change of ${heading}`}
          className="h-80"
        />
      ))}
    </div>
  )
}

function picturesOf(state: ClusterState, after: Configuration, cluster: string): readonly Drawn[] {
  const before = state.configuration
  const changes = changesOf(before, after)
  const drafted = { ...state, configuration: after }
  const names = [...new Set([...Object.keys(before.groups), ...Object.keys(after.groups)])].map(groupName)
  const groups = withDraft(groupPicture(state, cluster), groupPicture(drafted, cluster), changes.groups)
  const all = [
    { name: '', heading: 'Service groups', picture: groups },
    ...names.map((group) => ({
      name: group as string,
      heading: `Resources of ${group}`,
      picture: withDraft(
        resourcePicture(state, cluster, group, null),
        resourcePicture(drafted, cluster, group, null),
        changes.resources,
      ),
    })),
  ]
  return all.filter(({ picture }) => [...picture.boxes, ...picture.arrows].some(({ change }) => change))
}
