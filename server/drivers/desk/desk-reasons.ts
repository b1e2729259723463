import type { Reason } from '#lib/model/reasons.ts'
import type { DeskRecord } from '#server/store/desk-store.ts'

/** Another person has it: VCS knows no owner, two browsers do need one. */
export const openByAnother = (owner: string, user: string): Reason => ({
  code: 'configuration-open',
  text: `${owner} has the configuration open; ${user} may change it when ${owner} has closed it, or take it over.`,
})

/** VCS 10369, "Cluster not writable". */
export const readOnly: Reason = {
  code: 'configuration-read-only',
  text: 'The configuration is read-only; open it first (haconf -makerw).',
}

export const waitsForConfirmation = ({
  version,
  author,
}: NonNullable<DeskRecord['unconfirmed']>): Reason => ({
  code: 'configuration-unconfirmed',
  text: `Version ${version} of ${author} waits for its confirmation; confirm it or roll it back first.`,
})

export const hasMoved = (base: number, newest: number): Reason => ({
  code: 'configuration-moved',
  text: `The change was made on version ${base}, but version ${newest} runs now. Look at the difference and make it anew.`,
})

export const draftWaits = (edits: number): Reason => ({
  code: 'draft-not-applied',
  text: `${edits} collected change${edits === 1 ? ' is' : 's are'} not applied; apply or discard ${edits === 1 ? 'it' : 'them'}.`,
})

export const nothingToConfirm = (version: number): Reason => ({
  code: 'nothing-to-confirm',
  text: `Version ${version} does not wait for a confirmation (any more).`,
})

export const noSuchVersion = (version: number): Reason => ({
  code: 'unknown-version',
  text: `There is no version ${version} of this configuration to return to.`,
})

export const notReadable = (version: number, problem: string): Reason => ({
  code: 'configuration-unreadable',
  text: `Version ${version} cannot be loaded any more: ${problem}`,
})
