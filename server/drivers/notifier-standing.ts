import type { NotifierOnWire } from '#lib/wire/notify/notifier.ts'

/** The notifications of one cluster, as the API knows them. */
export interface NotifierStanding {
  readonly standing: NotifierOnWire
  /** What waits is kept for the next life. */
  close(): Promise<void>
}
