'use client'

import { useDeferredValue, useMemo } from 'react'
import type { Built } from '#lib/topology/build/build.ts'
import { GraphPanel } from '#components/graph/GraphPanel.tsx'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { growingGroups, growingResources, type Stage } from './step-pictures.ts'

type BuildGraphsProps = {
  built: Extract<Built, { kind: 'built' }>
  /** The guide's step up to which it has grown. */
  grown: number
  /** Whose resources are drawn; the first group's where the name is none of them. */
  group: string
  onGroup: (group: string) => void
  hrefOf: (group: string) => string
  /** Answers that cannot be built have come since: it is drawn as it was before them. */
  isOld: boolean
}

/** What is built, as far as the steps have come: the groups, and the resources of one of them. */
export function BuildGraphs({ built, grown, group, onGroup, hrefOf, isOld }: BuildGraphsProps) {
  const cluster = useClusterName()
  const state = useClusterState()
  const { steps, configuration: after, planned } = useDeferredValue(built)
  const now = steps.find(({ number }) => number === grown)?.configuration ?? after
  const stage = useMemo(() => ({ state, cluster, now, after, hrefOf }), [state, cluster, now, after, hrefOf])
  const groups = useMemo(() => growingGroups(stage), [stage])
  const names = planned.groups.map(({ name }) => name)
  return (
    <div className="space-y-4" aria-busy={isOld}>
      <GraphPanel
        name={`${cluster}//build`}
        heading="Service groups"
        title="Service groups as built so far"
        className="h-72"
        onOpen={onGroup}
        {...groups}
      />
      <ResourceGraph
        stage={stage}
        group={names.includes(group) ? group : (names[0] ?? '')}
        names={names}
        onGroup={onGroup}
      />
      {isOld && (
        <p className="text-xs text-text-muted">
          Drawn as it was before the answers that cannot stay; it follows once they are mended.
        </p>
      )}
    </div>
  )
}

type ResourceGraphProps = {
  stage: Stage
  group: string
  names: readonly string[]
  onGroup: (group: string) => void
}

function ResourceGraph({ stage, group, names, onGroup }: ResourceGraphProps) {
  const { picture, room } = useMemo(() => growingResources(stage, group), [stage, group])
  if (room.boxes.length === 0) return null
  const choice = names.length > 1 && (
    <SelectField
      label="Group whose resources are drawn"
      labelHidden
      value={group}
      onChange={onGroup}
      options={names.map((name) => ({ value: name, label: name }))}
      className="w-40"
    />
  )
  return picture.boxes.length === 0 ? (
    <Panel title="Resources" actions={choice}>
      <EmptyState title="None yet">They come from the second of the guide’s steps on.</EmptyState>
    </Panel>
  ) : (
    <GraphPanel
      name={`${stage.cluster}//build/${group}`}
      heading="Resources"
      title={`Resources of ${group} as built so far`}
      className="h-80"
      actions={choice}
      picture={picture}
      room={room}
      onOpen={() => onGroup(group)}
    />
  )
}
