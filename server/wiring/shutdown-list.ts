import type { Log } from '#server/ports.ts'

type Step = { readonly what: string; readonly close: () => void | Promise<void> }

/** Within this the process has ended, whatever still hangs: the journal is durable at any moment. */
const deadlineMs = 4_500

export type End = (exitCode: number, reason: string, error?: unknown) => void

/** What must be closed when the process ends, in the opposite order of its opening. */
export class ShutdownList {
  private readonly steps: Step[] = []
  private ending = false

  add(what: string, close: Step['close']): void {
    this.steps.push({ what, close })
  }

  /**
   * Ends the process on SIGTERM and SIGINT with exit code 0, on a mistake of ours with 70 so that it is started
   * again from its journal. Answers the way to end it from elsewhere.
   */
  endOn(log: Log): End {
    const end: End = (exitCode, reason, error) => {
      if (this.ending) return
      this.ending = true
      log.write(
        exitCode === 0 ? 'info' : 'error',
        reason,
        error === undefined ? {} : { error: textOf(error) },
      )
      setTimeout(() => process.exit(exitCode), deadlineMs)
      void this.close(log).then(() => process.exit(exitCode))
    }
    process.on('SIGTERM', () => end(0, 'asked to stop'))
    process.on('SIGINT', () => end(0, 'asked to stop'))
    process.on('uncaughtException', (error) => end(70, 'a mistake of ours', error))
    process.on('unhandledRejection', (error) => end(70, 'a mistake of ours', error))
    return end
  }

  private async close(log: Log): Promise<void> {
    for (const { what, close } of this.steps.toReversed()) {
      try {
        await close()
      } catch (error) {
        log.write('error', `${what} did not close`, { error: textOf(error) })
      }
    }
  }
}

const textOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
