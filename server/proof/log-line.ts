import { mailFlowMessages, type MailFlowResult } from '#lib/wire/mail-flow/mail-flow.ts'
import type { LogLine } from './cluster-view.ts'

/** The line of the engine log that tells of a proof. */
export const lineOf = (group: string, { system, from, user, outcome }: MailFlowResult): LogLine => {
  const seen = `seen from ${from ?? 'the console'}${user === null ? '' : `, asked by ${user}`}`
  switch (outcome.kind) {
    case 'found':
      return {
        severity: 'INFO',
        message: mailFlowMessages.found,
        text: `Mail flows in group ${group} on ${system}: found after ${(outcome.deliveryMs / 1000).toFixed(1)} s (${seen}).`,
      }
    case 'failed':
      return {
        severity: 'WARNING',
        message: mailFlowMessages.failed,
        text: `Mail does not flow in group ${group} on ${system} (${seen}): ${outcome.text}`,
      }
    case 'untried':
      return {
        severity: 'NOTICE',
        message: mailFlowMessages.untried,
        text: `Whether mail flows in group ${group} on ${system} is not known: ${outcome.text}`,
      }
  }
}
