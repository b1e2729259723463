import type { ClusterState } from '#lib/model/runtime.ts'
import type { SystemName } from '#lib/model/names.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { NotifierOnWire } from '#lib/wire/notify/notifier.ts'
import { MailFailure } from '#server/mail/mail-failure.ts'
import type { Clock, Log } from '#server/ports.ts'
import type { Notification } from './notification.ts'
import { notificationOf } from './notification.ts'
import { isFor, notifierSettings, type NotifierSettings } from './notifier-settings.ts'
import type { Deliver } from './deliver.ts'

/** A notification that waits, and who has it already. */
export type Waiting = { readonly notification: Notification; readonly done: readonly string[] }

/** What outlives the engine. */
export type NotifierRecord = {
  /** Revision up to which events have been looked at; null while nobody is to be notified. */
  readonly handled: number | null
  readonly waiting: readonly Waiting[]
  readonly sent: number
  readonly dropped: number
}

export interface NotifierMemory {
  read(): NotifierRecord
  write(record: NotifierRecord): void
}

export type NotifierOptions = {
  readonly cluster: string
  readonly state: () => ClusterState
  /** Told after each change: its revision and what was decided. The answer stops it. */
  readonly follow: (listener: (revision: number, decisions: readonly Decision[]) => void) => () => void
  /** What was decided after a revision, oldest first, as far as it is still known. */
  readonly since: (revision: number) => readonly Decision[]
  readonly memory: NotifierMemory
  readonly deliver: Deliver
  /** Writes a line into the cluster's log. */
  readonly note: (text: string) => void
  readonly clock: Clock
  readonly log: Log
}

const firstPauseMs = 5_000
const longestPauseMs = 300_000
/** About half an hour; then the notification is given up. */
const mostTries = 12

/**
 * Tells people of events by mail, as the notifier of VCS does: while its resource is online somewhere. Otherwise, and
 * while the mail server cannot be reached, they wait, the newest `MessagesQueue` of them. Nothing waits for it.
 */
export class Notifier {
  readonly #options: NotifierOptions
  readonly #stop: () => void
  #record: NotifierRecord
  #failure: NotifierOnWire['failure'] = null
  #tries = { id: '', count: 0 }
  #isSending = false
  #isWanted = false
  #isFull = false
  #isClosed = false
  #settings: NotifierSettings | null
  #configuration: ClusterState['configuration']
  #cancelPause: (() => void) | null = null
  #sending: Promise<void> = Promise.resolve()
  readonly #giving = new AbortController()

  constructor(options: NotifierOptions) {
    this.#options = options
    this.#record = options.memory.read()
    const state = options.state()
    this.#configuration = state.configuration
    this.#settings = notifierSettings(state.configuration)
    const { handled } = this.#record
    if (this.#settings && handled !== null) this.#take(state.revision, options.since(handled))
    else this.#begin(state.revision)
    this.#stop = options.follow((revision, decisions) => this.#heard(revision, decisions))
    this.#send()
  }

  /** How it stands, without anything that is sent. */
  get standing(): NotifierOnWire {
    const { waiting, sent, dropped } = this.#record
    return {
      resource: this.#settings?.resource ?? null,
      system: this.#onlineOn(),
      problems: this.#settings?.problems ?? [],
      recipients: this.#settings?.recipients ?? [],
      waiting: waiting.length,
      sent,
      dropped,
      failure: this.#failure,
    }
  }

  /** What waits is kept for the next life. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#stop()
    this.#cancelPause?.()
    this.#giving.abort()
    await this.#sending
  }

  #heard(revision: number, decisions: readonly Decision[]): void {
    const { configuration } = this.#options.state()
    if (configuration !== this.#configuration) {
      this.#configuration = configuration
      const before = this.#settings
      this.#settings = notifierSettings(configuration)
      if ((before === null) !== (this.#settings === null)) return this.#begin(revision)
    }
    if (this.#settings) this.#take(revision, decisions)
    this.#send()
  }

  /** Nobody is told of what was before somebody wanted to be told. */
  #begin(revision: number): void {
    this.#keep({ ...this.#record, handled: this.#settings ? revision : null, waiting: [] })
  }

  #take(revision: number, decisions: readonly Decision[]): void {
    const state = this.#options.state()
    const known = new Set(this.#record.waiting.map(({ notification }) => notification.id))
    const fresh = decisions.flatMap((decision) => {
      const notification = notificationOf(decision, state)
      return notification && !known.has(notification.id) ? [{ notification, done: [] }] : []
    })
    if (fresh.length === 0) return
    const all = [...this.#record.waiting, ...fresh]
    const over = Math.max(0, all.length - (this.#settings?.queue ?? 0))
    const dropped = this.#record.dropped + over
    if (over > 0 && !this.#isFull)
      this.#options.note('More notifications wait than MessagesQueue: the oldest are given up.')
    this.#isFull = over > 0
    this.#keep({ ...this.#record, handled: revision, waiting: all.slice(over), dropped })
  }

  /** Where it cannot be kept, it is still sent in this life. */
  #keep(record: NotifierRecord): void {
    this.#record = record
    try {
      this.#options.memory.write(record)
    } catch (error) {
      this.#options.log.write('error', 'notifications cannot be kept', { error: String(error) })
    }
  }

  #onlineOn(): SystemName | null {
    const { groups, configuration } = this.#options.state()
    const resource = this.#settings?.resource
    const group = resource && configuration.resources[resource]?.group
    const places = group && groups[group]?.places
    if (!resource || !places) return null
    const list = configuration.groups[group]?.systemList ?? []
    return list.find(({ system }) => places[system]?.resources[resource]?.state === 'ONLINE')?.system ?? null
  }

  /** One at a time, in their order; tried again with growing pauses. */
  #send(): void {
    // What comes while it ends is not seen by it any more.
    this.#isWanted = true
    if (this.#isSending || this.#isClosed || this.#cancelPause !== null) return
    this.#isSending = true
    this.#isWanted = false
    this.#sending = this.#sendAll()
      .catch((error: unknown) =>
        this.#options.log.write('error', 'the notifier broke', { error: String(error) }),
      )
      .finally(() => {
        this.#isSending = false
        if (this.#isWanted) this.#send()
      })
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const [first] = this.#record.waiting
      const system = this.#onlineOn()
      if (!first || !system || !this.#settings || this.#isClosed) return
      if (await this.#sendOne(first, system, this.#settings)) continue
      if (!this.#isClosed) this.#pause()
      return
    }
  }

  /** True when nothing more is to be done with it: each recipient has it, or never will. */
  async #sendOne(first: Waiting, system: SystemName, settings: NotifierSettings): Promise<boolean> {
    const { notification } = first
    const { id, severity } = notification
    const open = settings.recipients.filter(
      (recipient) => isFor(recipient, severity) && !first.done.includes(recipient.address),
    )
    const { server } = settings
    if (!server) return this.#finish(notification, open.length)
    let later = 0
    for (const { address } of open) {
      const { deliver, cluster } = this.#options
      const signal = this.#giving.signal
      const outcome = await deliver({ settings, server, cluster, notification, address, system, signal })
      if (this.#isClosed && outcome !== null) return false
      if (outcome === null) this.#failure = null
      else this.#fail(outcome)
      if (outcome?.isTemporary) later += 1
      else this.#settle(id, address, outcome === null)
    }
    if (later > 0 && this.#tried(id) < mostTries) return false
    return this.#finish(notification, later)
  }

  #tried(id: string): number {
    this.#tries = { id, count: this.#tries.id === id ? this.#tries.count + 1 : 1 }
    return this.#tries.count
  }

  #fail(failure: MailFailure): void {
    const isFirst = this.#failure === null
    this.#failure = { at: this.#options.clock.now(), text: failure.message }
    if (isFirst) this.#options.note(`A notification cannot be sent: ${failure.message}.`)
  }

  /** A recipient has the notification, or was refused for good: it is not sent there again. */
  #settle(id: string, address: string, isSent: boolean): void {
    const waiting = this.#record.waiting.map((each) =>
      each.notification.id === id ? { ...each, done: [...each.done, address] } : each,
    )
    const { sent, dropped } = this.#record
    this.#keep({ ...this.#record, waiting, sent: sent + Number(isSent), dropped: dropped + Number(!isSent) })
  }

  #finish({ id, event }: Notification, unsent: number): true {
    const waiting = this.#record.waiting.filter(({ notification }) => notification.id !== id)
    this.#keep({ ...this.#record, waiting, dropped: this.#record.dropped + unsent })
    if (unsent > 0)
      this.#options.note(`A notification was given up: "${event}", for ${unsent} of its recipients.`)
    return true
  }

  #pause(): void {
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, this.#tries.count - 1))
    this.#cancelPause = this.#options.clock.after(pauseMs, () => {
      this.#cancelPause = null
      this.#send()
    })
  }
}
