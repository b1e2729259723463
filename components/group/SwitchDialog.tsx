'use client'

import { useState } from 'react'
import { activeSystems } from '#lib/model/group-state.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { planFingerprint } from '#lib/planner/fingerprint.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import { switchTargets } from '#lib/policy/can.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { ConfirmDialog } from '#components/ui/overlay/ConfirmDialog.tsx'
import { Dialog } from '#components/ui/overlay/Dialog.tsx'
import { useClusterState, useOperation } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { sendIntent } from '#components/client/commands.ts'
import { useRefusals } from '#components/client/refusals.ts'
import { closeDialog, useDialog } from '#components/client/stores/dialogs.ts'
import { durationText } from '#components/client/words/ages.ts'
import { operationLabels } from '#components/client/words/labels.ts'
import { operationTitle } from '#components/client/words/operation-words.ts'
import { IntentCommand } from '#components/cluster/command/IntentCommand.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { OperationSteps, PlanSteps } from './OperationSteps.tsx'
import { SwitchTargets } from './SwitchTargets.tsx'

/** Where to, what will happen in which order, then the same list ticked off as it happens. */
export function SwitchDialog() {
  const dialog = useDialog('switch')
  const [running, setRunning] = useState<{ group: GroupName; operation: number } | null>(null)
  if (!dialog) return null
  if (running?.group === dialog.group)
    return (
      <SwitchProgress
        operation={running.operation}
        onClose={() => {
          setRunning(null)
          closeDialog()
        }}
      />
    )
  return (
    <ChooseTarget
      key={dialog.group}
      group={dialog.group}
      wanted={dialog.to ?? null}
      onAccepted={(operation) => setRunning({ group: dialog.group, operation })}
    />
  )
}

type ChooseTargetProps = {
  group: GroupName
  wanted: SystemName | null
  onAccepted: (operation: number) => void
}

function ChooseTarget({ group, wanted, onAccepted }: ChooseTargetProps) {
  const cluster = useClusterName()
  const state = useClusterState()
  const refusals = useRefusals()
  const [picked, setPicked] = useState<SystemName | null>(wanted)
  const [busy, setBusy] = useState(false)
  const targets = switchTargets(state, group)
  const to = picked ?? targets.find((target) => target.allowed)?.system ?? null
  const intent: Intent = { kind: 'group.switch', group, to: to ?? 'any' }
  const plan = planIntent(state, intent)
  const from = activeSystems(state, group)
  const run = async () => {
    setBusy(true)
    const seen = { seenRevision: state.revision, seenPlan: planFingerprint(plan) }
    const outcome = await sendIntent(cluster, intent, seen)
    setBusy(false)
    if (outcome.kind === 'accepted') onAccepted(outcome.operation)
  }
  return (
    <ConfirmDialog
      open
      onClose={closeDialog}
      risk={{ kind: 'affecting' }}
      title={`Switch ${group}`}
      consequence={
        from.length > 0
          ? `${group} stops on ${from.join(', ')} and, when every part of it is confirmed down there, starts on ${to ?? 'the chosen system'}. Its clients are cut off meanwhile.`
          : `${group} is not active anywhere.`
      }
      confirm={to ? `Switch to ${to}` : 'Switch'}
      reasons={refusals(intent)}
      busy={busy}
      onConfirm={() => void run()}
    >
      <div className="space-y-3">
        <SwitchTargets group={group} targets={targets} chosen={to} onChoose={setPicked} />
        {plan.steps.length > 0 && <PlanSteps steps={plan.steps} />}
        <IntentCommand intent={intent} />
      </div>
    </ConfirmDialog>
  )
}

/** The operation itself, live. Closing this window, or the browser, stops nothing. */
function SwitchProgress({ operation: id, onClose }: { operation: number; onClose: () => void }) {
  const operation = useOperation(id)
  if (!operation) return null
  return (
    <Dialog
      open
      onClose={onClose}
      title={operationTitle(operation)}
      description={`Operation ${operation.id}. It goes on when you close this window.`}
      foot={<Button onClick={onClose}>Close</Button>}
    >
      <div className="space-y-3">
        <p aria-live="polite" className="flex items-center gap-3">
          <StateMark label={operationLabels[operation.state]} />
          {operation.endedAt !== null && (
            <span className="text-text-muted">
              in {durationText(operation.endedAt - operation.startedAt)}
            </span>
          )}
        </p>
        {operation.outcome && <p>{operation.outcome}</p>}
        <OperationSteps steps={operation.steps} />
      </div>
    </Dialog>
  )
}
