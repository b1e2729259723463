import { resourceValue } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { GroupName } from '#lib/model/names.ts'
import type { MailFlow } from '#lib/wire/mail-flow/mail-flow.ts'
import { mailFlowLimits, mailFlowPatterns, mailProtocols, mailSecurities } from '#lib/wire/mail-flow/rules.ts'
import type { MailFlowSetting } from '#lib/wire/mail-flow/setting.ts'

/** What stands in the fields of the dialog. */
export type MailFlowFields = {
  readonly sender: string
  readonly recipient: string
  readonly sendingAddress: string
  readonly sendingPort: string
  readonly sendingSecurity: string
  readonly protocol: string
  readonly readingAddress: string
  readonly readingPort: string
  readonly readingSecurity: string
  readonly user: string
  readonly password: string
  readonly lookFrom: string
  readonly certificates: string
  readonly limitS: string
}

/** The fields of what is set; for a group without a proof those of the virtual address it has. */
export function fieldsOf(
  flow: MailFlow | null,
  configuration: Configuration,
  group: GroupName,
): MailFlowFields {
  const address = flow ? '' : addressOf(configuration, group)
  const setting = flow?.setting
  return {
    sender: setting?.sender ?? '',
    recipient: setting?.recipient ?? '',
    sendingAddress: setting?.sending.address ?? address,
    sendingPort: String(setting?.sending.port ?? 25),
    sendingSecurity: setting?.sending.security ?? 'none',
    protocol: setting?.reading.protocol ?? 'imap',
    readingAddress: setting?.reading.address ?? address,
    readingPort: String(setting?.reading.port ?? 143),
    readingSecurity: setting?.reading.security ?? 'starttls',
    user: setting?.reading.user ?? '',
    password: '',
    lookFrom: setting?.lookFrom ?? 'system',
    certificates: setting?.certificates ?? 'checked',
    limitS: String(setting?.limitS ?? 60),
  }
}

function addressOf(configuration: Configuration, group: GroupName): string {
  const resources = configuration.groups[group]?.resources ?? []
  const found = resources.find((name) => configuration.resources[name]?.type === 'IP')
  const value = found && resourceValue(configuration, found, 'Address')
  return value?.kind === 'scalar' ? value.text : ''
}

export type ReadFields =
  | { readonly kind: 'setting'; readonly setting: MailFlowSetting }
  | { readonly kind: 'wrong'; readonly errors: Readonly<Partial<Record<keyof MailFlowFields, string>>> }

/** The setting that the fields say, or what is wrong with which field. The engine looks again. */
export function readFields(fields: MailFlowFields): ReadFields {
  const texts = Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, name === 'user' ? text : text.trim()]),
  ) as MailFlowFields
  const errors = errorsIn(texts)
  if (Object.keys(errors).length > 0) return { kind: 'wrong', errors }
  const { sender, recipient, user } = texts
  const security = (text: string) => mailSecurities.find((known) => known === text) ?? 'none'
  return {
    kind: 'setting',
    setting: {
      sender,
      recipient,
      sending: {
        address: texts.sendingAddress,
        port: Number(texts.sendingPort),
        security: security(texts.sendingSecurity),
      },
      reading: {
        address: texts.readingAddress,
        port: Number(texts.readingPort),
        security: security(texts.readingSecurity),
        protocol: mailProtocols.find((known) => known === texts.protocol) ?? 'imap',
        user,
      },
      lookFrom: texts.lookFrom === 'console' ? 'console' : 'system',
      certificates: texts.certificates === 'unchecked' ? 'unchecked' : 'checked',
      limitS: Number(texts.limitS),
    },
  }
}

type Rule = readonly [fits: (text: string) => boolean, otherwise: string]

const between = (least: number, most: number) => (text: string) =>
  /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most

const { leastS, mostS } = mailFlowLimits
const mailAddress: Rule = [(text) => mailFlowPatterns.mailAddress.test(text), 'A mail address: name@domain.']
const address: Rule = [(text) => mailFlowPatterns.address.test(text), 'An address, or the name of a host.']
const port: Rule = [between(1, mailFlowLimits.port), `A number from 1 to ${mailFlowLimits.port}.`]

const rules: Readonly<Partial<Record<keyof MailFlowFields, Rule>>> = {
  sender: mailAddress,
  recipient: mailAddress,
  sendingAddress: address,
  readingAddress: address,
  sendingPort: port,
  readingPort: port,
  user: [(text) => mailFlowPatterns.oneLine.test(text), 'The name the mailbox is read by.'],
  limitS: [between(leastS, mostS), `Seconds, from ${leastS} to ${mostS}.`],
}

const errorsIn = (fields: MailFlowFields): Readonly<Partial<Record<keyof MailFlowFields, string>>> =>
  Object.fromEntries(
    Object.entries(rules).flatMap(([name, [fits, otherwise]]) =>
      fits(fields[name as keyof MailFlowFields]) ? [] : [[name, otherwise]],
    ),
  )
