import { z } from 'zod'
import { mailFlowLimits, mailFlowPatterns, mailProtocols, mailSecurities } from './rules.ts'

/** Bodies of requests about mail flows, and what is kept of them. */

const address = z.string().max(253).regex(mailFlowPatterns.address, 'an address or the name of a host')
const port = z.number().int().min(1).max(mailFlowLimits.port)
const mailAddress = z.string().max(254).regex(mailFlowPatterns.mailAddress, 'a mail address')
const oneLine = z.string().max(255).regex(mailFlowPatterns.oneLine, 'one line')

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
  limitS: z.number().int().min(mailFlowLimits.leastS).max(mailFlowLimits.mostS).default(60),
})
export type MailFlowSetting = z.infer<typeof mailFlowSetting>
export type MailService = z.infer<typeof service>

/** `PUT …/groups/{group}/mail-flow`. Without a password the one that is kept stays. */
export const mailFlowBody = z.object({ setting: mailFlowSetting, password: oneLine.optional() })
