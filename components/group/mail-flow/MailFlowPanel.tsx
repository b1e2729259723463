'use client'

import { useState } from 'react'
import type { GroupName } from '#lib/model/names.ts'
import type { MailFlow } from '#lib/wire/mail-flow/mail-flow.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useGroupSummary } from '#components/client/cluster/selectors.ts'
import { useMailFlow, useMailFlowActions } from '#components/client/mail-flow/mail-flows.ts'
import { useConfigureRefusals, useProofRefusals } from '#components/client/refusals.ts'
import { mailFlowAge, mailFlowLabel } from '#components/client/words/group/mail-flow-words.ts'
import { sentenceOf } from '#components/client/words/sentences.ts'
import { MailFlowDialog } from './MailFlowDialog.tsx'
import { MailResults } from './MailResults.tsx'

/** Whether mail flows through the group: a light of its own, of which nothing the engine does depends. */
export function MailFlowPanel({ group }: { group: GroupName }) {
  const { value: flow, failure } = useMailFlow(group)
  const refusals = useConfigureRefusals()
  const [isOpen, setOpen] = useState(false)
  return (
    <Panel
      title="Mail flow"
      note={flow ? undefined : 'never part of the state'}
      actions={
        <>
          {flow && <ProveButton flow={flow} />}
          <Button size="small" reasons={refusals} onClick={() => setOpen(true)}>
            {flow ? 'Settings' : 'Set up'}
          </Button>
        </>
      }
      flush
    >
      {failure && <p className="p-3 text-faulted">{sentenceOf(failure)}</p>}
      {!failure && !flow && (
        <p className="p-3 text-text-muted">
          {flow === null ? 'No message is sent to prove it.' : 'Reading how it is proved.'}
        </p>
      )}
      {flow && <Light flow={flow} />}
      {flow && <MailResults flow={flow} />}
      {isOpen && <MailFlowDialog group={group} flow={flow ?? null} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

function Light({ flow }: { flow: MailFlow }) {
  const now = useEngineNow()
  const { on } = useGroupSummary(flow.group)
  return (
    <p className="flex min-h-10 flex-wrap items-center gap-x-2 px-3 py-1.5">
      <StateMark label={mailFlowLabel(flow, on)} />
      <span className="text-xs text-text-muted">{mailFlowAge(flow, now)}</span>
    </p>
  )
}

function ProveButton({ flow }: { flow: MailFlow }) {
  const { prove } = useMailFlowActions(flow.group)
  const refusals = useProofRefusals(flow.group)
  const { on } = useGroupSummary(flow.group)
  const reasons = [
    ...refusals,
    ...(on.length === 0 ? [`Group ${flow.group} is not online on a system.`] : []),
    ...(flow.running ? ['A message is under way already.'] : []),
  ]
  return (
    <Button
      size="small"
      reasons={reasons}
      hints={['Sends one message, looks for it, removes it.']}
      onClick={() => void prove()}
    >
      Prove now
    </Button>
  )
}
