import type { Notification } from './notification.ts'

type Header = { readonly cluster: string; readonly from: string; readonly to: string }

const base64Columns = 76

/** A notification as a message (RFC 5322), lines ended by CR LF. Its Message-ID is the same however often it is sent. */
export function notificationMail(notification: Notification, { cluster, from, to }: Header): string {
  const { id, at, severity, event, text, group, resource, system } = notification
  const domain = from.slice(from.lastIndexOf('@') + 1)
  const about = [resource ?? group, system].filter((name) => name !== null).join(' on ')
  const subject = `[${severity}] ${event}${about === '' ? '' : `: ${about}`} (cluster ${cluster})`
  const body = [
    text,
    '',
    `Event:    ${event}`,
    `Severity: ${severity}`,
    `Cluster:  ${cluster}`,
    ...(group === null ? [] : [`Group:    ${group}`]),
    ...(resource === null ? [] : [`Resource: ${resource}`]),
    ...(system === null ? [] : [`System:   ${system}`]),
    `Time:     ${new Date(at).toISOString()}`,
    '',
  ].join('\r\n')
  return [
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: ${plain(subject)}`,
    `Message-ID: <hawser.${plain(cluster)}.${id.replaceAll(/[^0-9A-Za-z]/g, '-')}@${domain}>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...columnsOf(Buffer.from(body, 'utf8').toString('base64')),
    '',
  ].join('\r\n')
}

/** Header lines are ASCII and have no ends of lines in them. */
const plain = (text: string): string => text.replaceAll(/[^\u0020-\u007e]+/g, '?').slice(0, 200)

const columnsOf = (base64: string): readonly string[] =>
  base64.match(new RegExp(`.{1,${base64Columns}}`, 'g')) ?? []
