'use client'

import { useState } from 'react'
import { planFingerprint } from '#lib/planner/fingerprint.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Plan } from '#lib/planner/plan.ts'
import { Banner } from '#components/ui/display/Banner.tsx'
import { ConfirmDialog } from '#components/ui/overlay/ConfirmDialog.tsx'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { sendIntent } from '#components/client/commands.ts'
import { useRefusals } from '#components/client/refusals.ts'
import { tellAccepted } from '#components/client/request-intent.ts'
import { closeDialog, useDialog } from '#components/client/stores/dialogs.ts'
import { riskOf, wordsOf } from '#components/client/words/intents.ts'
import { IntentCommand } from './IntentCommand.tsx'
import { IntentFields } from './IntentFields.tsx'

type CommandDialogProps = {
  /** Draws what an intent would do, step by step. */
  renderPlan: (intent: Intent, plan: Plan) => React.ReactNode
}

/** Any command but Switch: what will happen, then the button that does it. */
export function CommandDialog({ renderPlan }: CommandDialogProps) {
  const dialog = useDialog('command')
  return (
    dialog && (
      <OpenCommand key={JSON.stringify(dialog.intent)} asked={dialog.intent} renderPlan={renderPlan} />
    )
  )
}

type OpenCommandProps = CommandDialogProps & { asked: Intent }

function OpenCommand({ asked, renderPlan }: OpenCommandProps) {
  const cluster = useClusterName()
  const state = useClusterState()
  const refusals = useRefusals()
  const [intent, setIntent] = useState(asked)
  const [busy, setBusy] = useState(false)
  const words = wordsOf(intent)
  const plan = planIntent(state, intent)
  const run = async (phrase: string) => {
    setBusy(true)
    const seen = { seenRevision: state.revision, seenPlan: planFingerprint(plan) }
    const outcome = await sendIntent(
      cluster,
      intent,
      seen,
      intent.kind === 'system.confirmDown' ? phrase : undefined,
    )
    setBusy(false)
    if (outcome.kind !== 'accepted') return
    closeDialog()
    tellAccepted(outcome.operation, words.title)
  }
  return (
    <ConfirmDialog
      open
      onClose={closeDialog}
      title={words.title}
      consequence={words.consequence}
      confirm={words.confirm}
      risk={
        riskOf[intent.kind] === 'destructive' && 'system' in intent
          ? { kind: 'destructive', phrase: `${cluster}/${intent.system}` }
          : { kind: 'affecting' }
      }
      reasons={refusals(intent)}
      busy={busy}
      onConfirm={(phrase) => void run(phrase)}
    >
      <div className="space-y-3 empty:hidden">
        {intent.kind === 'system.confirmDown' && <ConfirmDownDanger system={intent.system} />}
        <IntentFields intent={intent} onChange={setIntent} />
        {renderPlan(intent, plan)}
        <IntentCommand intent={intent} />
      </div>
    </ConfirmDialog>
  )
}

/** The one button that can destroy data says so in plain words. */
function ConfirmDownDanger({ system }: { system: string }) {
  return (
    <Banner tone="faulted" shape="diamond" title={`Only you can know that ${system} is off.`}>
      <p>
        If you confirm, its groups start on other systems at once. If {system} is in truth still running, the
        same disks are then written by two systems and the mail on them is destroyed.
      </p>
      <p className="mt-1.5">
        Look at the machine: it must be without power, or its power cut by you. A network that is down is not
        enough. Your name is written into the log.
      </p>
    </Banner>
  )
}
