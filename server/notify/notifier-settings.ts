import { resourceValue } from '#lib/model/attribute-lookup.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type ResourceName } from '#lib/model/names.ts'
import { mailFlowPatterns } from '#lib/wire/mail-flow/rules.ts'
import { notificationSeverities, type NotificationSeverity } from '#lib/wire/notify/notifier.ts'

export type Recipient = { readonly address: string; readonly severity: NotificationSeverity }

/** What the attributes of the NotifierMngr resource say (bundled agents reference; vcs-semantics §7). */
export type NotifierSettings = {
  readonly resource: ResourceName
  /** Null: no SmtpServer that could be used. */
  readonly server: { readonly address: string; readonly port: number } | null
  readonly timeoutMs: number
  readonly from: string
  readonly returnPath: string
  readonly recipients: readonly Recipient[]
  /** Notifications that wait at most. */
  readonly queue: number
  readonly problems: readonly string[]
}

const smtpPort = 25
const defaults = { timeoutS: 10, queue: 30 } as const

/** Of the first NotifierMngr of the configuration, as `hares -list` has them; null without one. */
export function notifierSettings(configuration: Configuration): NotifierSettings | null {
  const resource = namesOf(configuration.resources).find(
    (name) => configuration.resources[name]?.type === 'NotifierMngr',
  )
  if (resource === undefined) return null
  const problems: string[] = []
  const read = (attribute: string): AttributeValue | null => {
    const { type: typeName } = configuration.resources[resource] ?? {}
    const type = typeName && configuration.types[typeName]
    return type && Object.hasOwn(type.declarations, attribute)
      ? resourceValue(configuration, resource, attribute)
      : null
  }
  const text = (attribute: string): string => {
    const value = read(attribute)
    return value?.kind === 'scalar' ? value.text : ''
  }
  const entries = (attribute: string): readonly (readonly [string, string])[] => {
    const value = read(attribute)
    return value?.kind === 'association' ? value.entries : []
  }
  const server = serverOf(text('SmtpServer'), problems)
  const recipients = entries('SmtpRecipients').flatMap((entry) => recipientOf(entry, problems))
  if (entries('SnmpConsoles').length > 0) problems.push('SnmpConsoles: Hawser sends no SNMP traps.')
  if (server && recipients.length === 0) problems.push('SmtpRecipients: there is nobody to send to.')
  const usual = `hawser@${configuration.cluster.name.toLowerCase()}.invalid`
  const from = addressOr(text('SmtpFromPath'), usual, 'SmtpFromPath', problems)
  return {
    resource,
    server,
    timeoutMs: numberOr(text('SmtpServerTimeout'), defaults.timeoutS) * 1000,
    from,
    returnPath: addressOr(text('SmtpReturnPath'), from, 'SmtpReturnPath', problems),
    recipients,
    queue: numberOr(text('MessagesQueue'), defaults.queue),
    problems,
  }
}

/** A name or address; with a port behind a colon where the server listens on another one than 25. */
function serverOf(text: string, problems: string[]): NotifierSettings['server'] {
  if (text === '') return null
  const [, host = '', port = String(smtpPort)] = /^([^:]+)(?::(\d{1,5}))?$/.exec(text) ?? []
  if (mailFlowPatterns.address.test(host) && Number(port) > 0 && Number(port) < 65_536)
    return { address: host, port: Number(port) }
  problems.push('SmtpServer: is no name of a host.')
  return null
}

function recipientOf(
  [address, severity]: readonly [string, string],
  problems: string[],
): readonly Recipient[] {
  const known = notificationSeverities.find((each) => each === severity)
  // The notifier's own default. vcs-semantics §10.6
  const least = severity === '' ? 'Warning' : known
  if (!mailFlowPatterns.mailAddress.test(address))
    problems.push(`SmtpRecipients: ${address} is no mail address.`)
  else if (least === undefined)
    problems.push(
      `SmtpRecipients: ${severity} of ${address} is none of ${notificationSeverities.join(', ')}.`,
    )
  else return [{ address, severity: least }]
  return []
}

function addressOr(text: string, otherwise: string, attribute: string, problems: string[]): string {
  if (text === '') return otherwise
  if (mailFlowPatterns.mailAddress.test(text)) return text
  problems.push(`${attribute}: ${text} is no mail address.`)
  return otherwise
}

const numberOr = (text: string, otherwise: number): number =>
  /^[1-9]\d{0,4}$/.test(text) ? Number(text) : otherwise

/** Whether a recipient of that level gets notifications of a severity: those of its own and above. */
export const isFor = ({ severity: least }: Recipient, severity: NotificationSeverity): boolean =>
  notificationSeverities.indexOf(severity) >= notificationSeverities.indexOf(least)
