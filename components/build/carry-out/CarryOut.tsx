'use client'

import { groupName } from '#lib/model/names.ts'
import type { Answers } from '#lib/topology/build/answers.ts'
import type { Built } from '#lib/topology/build/build.ts'
import { Panel } from '#components/ui/display/Panel.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useConfiguration, useGroupSummary } from '#components/client/cluster/selectors.ts'
import { summaryLabel } from '#components/client/words/group/group-words.ts'

export type CarryOutProps = {
  answers: Answers
  built: Extract<Built, { kind: 'built' }>
}

/** What was planned, made: the configuration, then the groups one by one, then each switched and back. */
export function CarryOut({ built }: CarryOutProps) {
  const configuration = useConfiguration()
  return (
    <Panel title="Groups" note={built.planned.groups.length} flush>
      <ol aria-label="Groups" className="divide-y">
        {built.planned.groups.map(({ name }) => (
          <li key={name} className="flex items-center gap-3 px-3 py-2">
            <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
            {configuration.groups[groupName(name)] ? <GroupMark name={name} /> : 'not there yet'}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function GroupMark({ name }: { name: string }) {
  return <StateMark label={summaryLabel(useGroupSummary(groupName(name)))} />
}
