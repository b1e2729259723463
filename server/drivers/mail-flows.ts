import type { Reason } from '#lib/model/reasons.ts'
import type { MailFlow } from '#lib/wire/mail-flow/mail-flow.ts'
import type { MailFlowSetting } from '#lib/wire/mail-flow/setting.ts'

/** The proofs of service of one cluster's mail groups, as the API knows them. */
export interface MailFlows {
  /** Groups with a proof, by name. Without passwords. */
  all(): readonly MailFlow[]
  /** Sets or, with null, removes a group's proof with its results. `password` null: the one that is kept. */
  configure(group: string, setting: MailFlowSetting | null, password: string | null): void
  /** Begins a proof where the group is online now. */
  prove(
    group: string,
    user: string,
  ): { readonly kind: 'begun' } | { readonly kind: 'refused'; readonly reasons: readonly Reason[] }
  /** Gives up what is under way. */
  close(): Promise<void>
}
