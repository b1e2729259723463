'use client'

import type { GroupName } from '#lib/model/names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useGroupSummary } from '#components/client/cluster/selectors.ts'
import { useMailFlow } from '#components/client/mail-flow/mail-flows.ts'
import { mailFlowAge, mailFlowLabel } from '#components/client/words/group/mail-flow-words.ts'

/** The light of a group's mail flow, small; nothing where none is proved. Age and origin on hover and for readers. */
export function MailFlowMark({ group }: { group: GroupName }) {
  const flow = useMailFlow(group).value
  const now = useEngineNow()
  const { on } = useGroupSummary(group)
  if (!flow) return null
  const label = mailFlowLabel(flow, on)
  const story = [label.text, mailFlowAge(flow, now)].filter((words) => words !== '').join(', ')
  return (
    <span className="inline-flex shrink-0 items-center gap-1" title={story}>
      <span aria-hidden>mail</span>
      <Shape shape={label.shape} tone={label.tone} size={11} />
      <span className="sr-only">{story}</span>
    </span>
  )
}
