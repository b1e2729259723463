import type { ClusterDriver } from '#server/drivers/cluster-driver.ts'
import type { Clock, Log } from '#server/ports.ts'
import type { Hello } from '#lib/wire/snapshot.ts'
import type { StreamTiming } from '../api-env.ts'
import { maskedDesk } from '../desk/masked-desk.ts'
import { maskChange } from './masking.ts'

export type EventStreamOptions = {
  readonly driver: ClusterDriver
  /** Last revision the reader has; null: it begins with the present one. */
  readonly after: number | null
  /** Whether the reader's session still lives. Asked again and again; keeps the session from going idle. */
  readonly maySee: () => boolean
  readonly clock: Clock
  readonly log: Log
  readonly timing: StreamTiming
  /** Cuts the connection without sending what still waits. */
  readonly drop: () => void
  /** Aborted when the reader has left or the engine shuts down. */
  readonly signal: AbortSignal
}

/** What may wait for a slow reader; beyond it the connection is dropped and the reader resumes where it was. */
export const backlogLimitBytes = 8 * 1024 * 1024

/**
 * The event stream of one cluster (`text/event-stream`): `hello`, how the desk stands, then every change with its revision
 * as id, facts and the desk's changes between them, a comment now and then. When the changes after `after` are no longer kept it says
 * `resync` and goes on with live ones: the reader fetches the snapshot again.
 */
export function openEventStream(options: EventStreamOptions): ReadableStream<Uint8Array> {
  let reader: Reader | null = null
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        reader = new Reader(options, controller)
        reader.begin()
      },
      cancel: () => reader?.end('left'),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: backlogLimitBytes }),
  )
}

/** One reader: everything that must be undone when it goes. */
class Reader {
  private readonly options: EventStreamOptions
  private readonly controller: ReadableStreamDefaultController<Uint8Array>
  private readonly encoder = new TextEncoder()
  private readonly undo: (() => void)[] = []
  private ended = false

  constructor(options: EventStreamOptions, controller: ReadableStreamDefaultController<Uint8Array>) {
    this.options = options
    this.controller = controller
  }

  begin(): void {
    const { driver, after, timing, signal } = this.options
    const { state, at } = driver.snapshot()
    const onAbort = () => this.end('closed')
    signal.addEventListener('abort', onAbort)
    this.undo.push(() => signal.removeEventListener('abort', onAbort))
    this.write('retry: 2000\n\n')
    this.event('hello', { revision: state.revision, at } satisfies Hello)
    this.followDesk()
    this.follow(after ?? state.revision, state.revision)
    this.every(timing.commentEveryMs, () => this.write(': \n\n'))
    this.every(timing.sessionCheckEveryMs, () => this.options.maySee() || this.end('closed'))
  }

  /** `closed`: the stream ends after what it has; `too-slow` and `left`: what waits is thrown away. */
  end(why: 'closed' | 'left' | 'too-slow'): void {
    if (this.ended) return
    this.ended = true
    for (const undo of this.undo.splice(0)) undo()
    if (why === 'closed') this.controller.close()
    if (why === 'too-slow') this.options.drop()
  }

  private follow(after: number, present: number): void {
    const known = after <= present ? this.subscribe(after) : 'gap'
    if (known !== 'gap') return
    this.event('resync', { revision: present }, present)
    // The present revision is always kept, so this one cannot miss.
    if (this.subscribe(present) === 'gap') throw new Error('a driver does not know its own revision')
  }

  private followDesk(): void {
    const { driver } = this.options
    const tell = (): void => this.event('desk', maskedDesk(driver))
    tell()
    const subscription = driver.desk.subscribe(tell)
    this.undo.push(() => subscription.stop())
  }

  private subscribe(after: number): 'following' | 'gap' {
    const subscription = this.options.driver.subscribe(after, {
      change: (change) => this.event('change', maskChange(change), change.revision),
      facts: (update) => this.event('facts', update),
    })
    if (subscription === 'gap') return 'gap'
    if (this.ended) subscription.stop()
    else this.undo.push(() => subscription.stop())
    return 'following'
  }

  private event(name: string, data: object, id?: number): void {
    this.write(`event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`)
  }

  private write(text: string): void {
    if (this.ended) return
    const bytes = this.encoder.encode(text)
    const room = this.controller.desiredSize ?? 0
    if (bytes.byteLength > room && room < backlogLimitBytes) {
      this.options.log.write('warn', 'a reader of the event stream does not keep up and is dropped', {
        cluster: this.options.driver.name,
      })
      this.end('too-slow')
      return
    }
    this.controller.enqueue(bytes)
  }

  private every(delayMs: number, call: () => void): void {
    let cancel = (): void => undefined
    const again = (): void => {
      cancel = this.options.clock.after(delayMs, () => {
        call()
        if (!this.ended) again()
      })
    }
    again()
    this.undo.push(() => cancel())
  }
}
