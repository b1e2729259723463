'use client'

import type { GroupName } from '#lib/model/names.ts'
import { ObjectAttributes } from '#components/config/attribute/ObjectAttributes.tsx'
import { ChangeMark } from '#components/graph/draft/ChangeMark.tsx'
import { Page } from '#components/shell/Page.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { GroupChanges } from './GroupChanges.tsx'
import { GroupGraph } from '../GroupGraph.tsx'

/** A group that stands in the draft only: nothing of it runs, all of it can be changed. */
export function DraftedGroup({ group }: { group: GroupName }) {
  return (
    <Page
      tab={`${group} · ${useClusterName()}`}
      title={
        <>
          {group}
          <ChangeMark change="added" />
        </>
      }
      note="It waits to be applied."
      actions={<GroupChanges group={group} />}
    >
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <GroupGraph group={group} system={null} systems={[]} onSystem={stay} />
        <Panel title="Attributes" flush>
          <ObjectAttributes object={{ kind: 'group', name: group }} />
        </Panel>
      </div>
    </Page>
  )
}

/** There is no system to look at yet. */
const stay = () => undefined
