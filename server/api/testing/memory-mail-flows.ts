import type { Reason } from '#lib/model/reasons.ts'
import { groupName } from '#lib/model/names.ts'
import type { MailFlow } from '#lib/wire/mail-flow/mail-flow.ts'
import type { MailFlowSetting } from '#lib/wire/mail-flow/setting.ts'
import type { MailFlows } from '#server/drivers/mail-flows.ts'

/** Proofs made by hand: they remember what was set and asked, and prove nothing. */
export class MemoryMailFlows implements MailFlows {
  readonly flows = new Map<string, MailFlow>()
  readonly passwords = new Map<string, string>()
  readonly proved: { readonly group: string; readonly user: string }[] = []
  refusal: readonly Reason[] | null = null

  all(): readonly MailFlow[] {
    return [...this.flows.values()]
  }

  configure(group: string, setting: MailFlowSetting | null, password: string | null): void {
    if (password !== null) this.passwords.set(group, password)
    const passwordSet = this.passwords.has(group)
    if (setting === null) this.flows.delete(group)
    else this.flows.set(group, { group: groupName(group), setting, passwordSet, running: null, results: [] })
  }

  prove(
    group: string,
    user: string,
  ): { readonly kind: 'begun' } | { readonly kind: 'refused'; readonly reasons: readonly Reason[] } {
    if (this.refusal) return { kind: 'refused', reasons: this.refusal }
    this.proved.push({ group, user })
    return { kind: 'begun' }
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
