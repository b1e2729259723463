import type { Intent } from '#lib/planner/intent.ts'
import { sendIntent } from './commands.ts'
import { openDialog } from './stores/dialogs.ts'
import { showToast } from './stores/toasts.ts'
import { riskOf, wordsOf } from './words/intents.ts'

/**
 * What a button or a menu does with an intent: a reversible one is sent at once, any other opens its dialog.
 * Switch has a dialog of its own, with targets to choose from.
 */
export function requestIntent(cluster: string, intent: Intent): void {
  if (intent.kind === 'group.switch') {
    openDialog(
      intent.to === 'any'
        ? { kind: 'switch', group: intent.group }
        : { kind: 'switch', group: intent.group, to: intent.to },
    )
  } else if (riskOf[intent.kind] === 'reversible') void sendAndTell(cluster, intent)
  else openDialog({ kind: 'command', intent })
}

async function sendAndTell(cluster: string, intent: Intent): Promise<void> {
  const outcome = await sendIntent(cluster, intent)
  if (outcome.kind === 'accepted') tellAccepted(outcome.operation, wordsOf(intent).title)
}

/** News of an accepted command. The operation itself is in the drawer. */
export const tellAccepted = (operation: number, title: string): void =>
  showToast({
    tone: 'accent',
    shape: 'disc-tick',
    title,
    lines: [`Accepted as operation ${operation}.`],
    lastsMs: 4000,
  })
