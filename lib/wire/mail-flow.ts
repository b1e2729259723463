import { z } from 'zod'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Instant } from '#lib/model/runtime.ts'

/**
 * "Mail flows" of a service group: whether a message that goes in by SMTP is found by IMAP or POP. It is a light of its
 * own beside the state of the group, and nothing is done because of it.
 */

const address = z
  .string()
  .min(1)
  .max(253)
  .regex(/^[A-Za-z0-9:][A-Za-z0-9.:-]*$/, 'an address or the name of a host')
const port = z.number().int().min(1).max(65_535)
const mailAddress = z
  .string()
  .max(254)
  .regex(/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9][A-Za-z0-9.-]*$/, 'a mail address')
const oneLine = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\0\r\n]*$/, 'one line')

/** `starttls`: begun in the clear and secured before anything is said; `tls`: secured from the first byte. */
export const mailSecurities = ['none', 'starttls', 'tls'] as const
export const mailProtocols = ['imap', 'pop'] as const

const service = z.object({ address, port, security: z.enum(mailSecurities) })

/** How a group's mail flow is proved. */
export const mailFlowSetting = z.object({
  sender: mailAddress,
  recipient: mailAddress,
  sending: service,
  reading: service.extend({ protocol: z.enum(mailProtocols), user: oneLine }),
  /** `system`: another system of the cluster, over SSH; `console`: the machine Hawser runs on. */
  lookFrom: z.enum(['system', 'console']).default('system'),
  /** `checked`: signed by an authority this machine trusts, for the address as it is written here. */
  certificates: z.enum(['checked', 'unchecked']).default('checked'),
  /** Seconds the whole proof may take. */
  limitS: z.number().int().min(5).max(600).default(60),
})
export type MailFlowSetting = z.infer<typeof mailFlowSetting>
export type MailService = z.infer<typeof service>

/** `PUT …/groups/{group}/mail-flow`. Without a password the one that is kept stays. */
export const mailFlowBody = z.object({ setting: mailFlowSetting, password: oneLine.optional() })

/** Messages of the engine log about mail flows. */
export const mailFlowMessages = { found: 90_400, failed: 90_401, untried: 90_402 } as const

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
