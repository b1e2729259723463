import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Instant } from '#lib/model/runtime.ts'
import type { MailFlowSetting } from './setting.ts'

/**
 * "Mail flows" of a service group: whether a message that goes in by SMTP is found by IMAP or POP. It is a light of its
 * own beside the state of the group, and nothing is done because of it.
 */

/** Messages of the engine log about mail flows. */
export const mailFlowMessages = { found: 90_400, failed: 90_401, untried: 90_402 } as const

/** Message of the engine log by which a proof begins: a group has come online. */
export const groupIsOnline = 10_447

/** Whether a decision of the log tells of something that GET …/mail-flows answers otherwise than before. */
export const isMailFlowNews = ({ message }: { readonly message: number }): boolean =>
  message === groupIsOnline || Object.values<number>(mailFlowMessages).includes(message)

export type MailFlowOutcome =
  /** `deliveryMs`: from the moment the message was taken until it was found. `cleared`: older ones that were removed. */
  | { readonly kind: 'found'; readonly deliveryMs: number; readonly cleared: number }
  /** `text` has the other side's own words, without secrets. */
  | { readonly kind: 'failed'; readonly step: 'reading' | 'sending' | 'waiting'; readonly text: string }
  /** Nobody could look, or the group left meanwhile: nothing is known. */
  | { readonly kind: 'untried'; readonly text: string }

export type MailFlowResult = {
  readonly at: Instant
  /** Where the group was. */
  readonly system: SystemName
  /** Who looked; null: the machine Hawser runs on, or nobody. */
  readonly from: SystemName | null
  /** Null: the group had come online. */
  readonly user: string | null
  readonly durationMs: number
  readonly outcome: MailFlowOutcome
}

/** GET …/mail-flows: groups with a proof. The password never leaves. */
export type MailFlow = {
  readonly group: GroupName
  readonly setting: MailFlowSetting
  readonly passwordSet: boolean
  /** A proof under way. */
  readonly running: { readonly since: Instant; readonly system: SystemName } | null
  /** Newest first. */
  readonly results: readonly MailFlowResult[]
}
