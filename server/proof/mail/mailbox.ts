import type { MailFlowSetting } from '#lib/wire/mail-flow/setting.ts'
import type { ProofMark } from './mark.ts'
import type { Talk } from '#server/mail/talk.ts'

/** Messages of a group's proofs that were in the mailbox, by their tokens. All of them are removed from it. */
export type Found = readonly string[]

/** The recipient's mailbox. */
export interface Mailbox {
  /** Looks for messages of the group's proofs, this one's and those left of earlier ones. Throws `MailFailure`. */
  look(): Promise<Found>
  close(): void
}

export type MailboxOrder = {
  readonly setting: MailFlowSetting
  readonly password: string
  readonly mark: Omit<ProofMark, 'token'>
  /** A new conversation with the reading service. Throws `MailFailure`. */
  readonly open: () => Promise<Talk>
}

/** More messages of proofs than that are not removed at a time. */
export const mostAtOnce = 50
