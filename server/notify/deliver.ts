import type { Duplex } from 'node:stream'
import type { SystemName } from '#lib/model/names.ts'
import { MailFailure } from '#server/mail/mail-failure.ts'
import { sendMessage } from '#server/mail/smtp.ts'
import { Talk } from '#server/mail/talk.ts'
import type { Clock } from '#server/ports.ts'
import type { Notification } from './notification.ts'
import { notificationMail } from './notification-mail.ts'
import type { NotifierSettings } from './notifier-settings.ts'

type Reached =
  | { readonly kind: 'open'; readonly stream: Duplex }
  | { readonly kind: 'refused' | 'unable'; readonly text: string }

/** A stream to the mail server from a system, or with null from this machine. Never rejects. */
export type Reach = (from: SystemName | null, address: string, port: number) => Promise<Reached>

export type Delivery = {
  readonly settings: NotifierSettings
  readonly server: NonNullable<NotifierSettings['server']>
  readonly cluster: string
  readonly notification: Notification
  /** Of the one recipient. */
  readonly address: string
  /** Where the notifier is online: mail leaves from there, as that of VCS does. */
  readonly system: SystemName
  readonly signal: AbortSignal
}

/** Hands one notification in for one recipient; null when it was taken. Never rejects for what the world does. */
export type Deliver = (delivery: Delivery) => Promise<MailFailure | null>

/**
 * Mail from the system where the notifier is online; from this machine where that system cannot forward a stream.
 * STARTTLS is not asked for: the attributes of NotifierMngr know nothing of it.
 */
export const deliverBySmtp =
  (reach: Reach, clock: Clock): Deliver =>
  async ({ settings, server, cluster, notification, address, system, signal }) => {
    const { address: host, port } = server
    const { timeoutMs, from, returnPath } = settings
    const where = `${host} port ${port}`
    const inTime = async (reaching: Promise<Reached>): Promise<Reached> => {
      const late = Promise.withResolvers<Reached>()
      const giveUp = (): void => late.resolve({ kind: 'refused', text: 'no answer' })
      const cancel = clock.after(timeoutMs, giveUp)
      signal.addEventListener('abort', giveUp, { once: true })
      void late.promise.then(async () => {
        const reached = await reaching
        if (reached.kind === 'open') reached.stream.on('error', () => undefined).destroy()
      })
      const reached = await Promise.race([reaching, late.promise])
      cancel()
      signal.removeEventListener('abort', giveUp)
      return reached
    }
    const first = await inTime(reach(system, host, port))
    const reached = first.kind === 'unable' ? await inTime(reach(null, host, port)) : first
    if (reached.kind !== 'open') return new MailFailure(`${where} cannot be reached: ${reached.text}`, true)
    const talk = new Talk(reached.stream, { clock, where, stepMs: timeoutMs, secrets: [] })
    const giveUp = (): void => talk.end(talk.failure('was left', '', true))
    signal.addEventListener('abort', giveUp, { once: true })
    try {
      const message = notificationMail(notification, { cluster, from, to: address })
      const envelope = { security: 'none', name: host, isChecked: false } as const
      await sendMessage(talk, { ...envelope, sender: returnPath, recipients: [address] }, message)
      return null
    } catch (error) {
      if (error instanceof MailFailure) return error
      throw error
    } finally {
      signal.removeEventListener('abort', giveUp)
      talk.leave()
    }
  }
