import type { SystemName } from '#lib/model/names.ts'
import type { MailFlow, MailFlowResult } from '#lib/wire/mail-flow/mail-flow.ts'
import { agoText, durationText } from '../ages.ts'
import { label, type Label } from '../label.ts'

const outcomeLabels: Readonly<Record<MailFlowResult['outcome']['kind'], Label>> = {
  found: label('Mail flows', 'disc-tick', 'online'),
  failed: label('Mail does not flow', 'diamond', 'faulted'),
  untried: label('Not known', 'question', 'unknown'),
}

/** What one proof has found. */
export const mailResultLabel = ({ outcome }: MailFlowResult): Label => outcomeLabels[outcome.kind]

/**
 * The light of a group's mail flow. A proof tells of the system the group was on: where it is somewhere else now,
 * nothing is known of it yet. `on`: systems the group is up on.
 */
export function mailFlowLabel({ running, results: [newest] }: MailFlow, on: readonly SystemName[]): Label {
  if (running) return label('A message is under way', 'turning', 'transition')
  if (!newest) return label('Not proved yet', 'ring', 'neutral')
  if (on.length === 0) return label('Group is not online', 'ring', 'neutral')
  if (!on.includes(newest.system)) return label(`Not proved on ${on.join(', ')} yet`, 'question', 'unknown')
  return mailResultLabel(newest)
}

/** How old the light is and where it comes from: "3 min ago, seen from sysB". Empty before the first proof. */
export function mailFlowAge({ results: [newest] }: MailFlow, now: number): string {
  if (!newest) return ''
  const { at, durationMs, system } = newest
  return `${agoText(now - at - durationMs)}, on ${system}, seen from ${newest.from ?? 'the console'}`
}

/** What came of a proof in a few words: the time of delivery, or the sentence that says why not. */
export function mailResultText({ outcome }: MailFlowResult): string {
  if (outcome.kind !== 'found') return outcome.text
  const cleared = outcome.cleared > 0 ? `; ${outcome.cleared} older removed` : ''
  return `found after ${durationText(outcome.deliveryMs)}${cleared}`
}
