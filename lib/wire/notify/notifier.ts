import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { Instant } from '#lib/model/runtime.ts'

/** Severities of notifications, the least first. vcs-semantics §10.6 */
export const notificationSeverities = ['Information', 'Warning', 'Error', 'SevereError'] as const
export type NotificationSeverity = (typeof notificationSeverities)[number]

/** GET …/notifier: the notifications of a cluster. */
export type NotifierOnWire = {
  /** The NotifierMngr resource; null: the configuration has none, and nobody is notified. */
  readonly resource: ResourceName | null
  /** Where the resource is online, so that notifications leave; null: they wait. */
  readonly system: SystemName | null
  /** What of its attributes cannot be used, in sentences. */
  readonly problems: readonly string[]
  readonly recipients: readonly { readonly address: string; readonly severity: NotificationSeverity }[]
  readonly waiting: number
  /** Since the file of notifications was made: messages that were taken, and those nobody got. */
  readonly sent: number
  readonly dropped: number
  /** The last that went wrong; null once something went well after it. */
  readonly failure: { readonly at: Instant; readonly text: string } | null
}
