import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A program of ours that runs for as long as Hawser does. */
export type Child = {
  readonly process: ChildProcess
  /** Resolves with the first line of standard output that matches; rejects when the program ends first. */
  line(pattern: RegExp): Promise<RegExpMatchArray>
  /** Lines of standard error, the latest fifty. */
  readonly errors: readonly string[]
  /** Asks it to end (SIGTERM), insists (SIGKILL) after `graceMs`. */
  stop(graceMs: number): Promise<void>
}

type Waiter = {
  readonly pattern: RegExp
  readonly found: (match: RegExpMatchArray) => void
  readonly ended: () => void
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal reaches the launcher
 * alone, which ends its children in order.
 */
export function startChild(
  name: string,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onError: (line: string) => void,
): Child {
  const process_ = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env, detached: true })
  const waiters = new Set<Waiter>()
  const seen: string[] = []
  const errors: string[] = []
  const ended = new Promise<void>((resolve) => process_.once('close', () => resolve()))

  createInterface({ input: process_.stdout }).on('line', (line) => {
    seen.push(line)
    if (seen.length > 200) seen.shift()
    for (const waiter of waiters) {
      const match = line.match(waiter.pattern)
      if (match) waiter.found(match)
    }
  })
  createInterface({ input: process_.stderr }).on('line', (line) => {
    errors.push(line)
    if (errors.length > 50) errors.shift()
    onError(line)
  })
  process_.once('error', (error) => errors.push(error.message))
  void ended.then(() => {
    for (const waiter of waiters) waiter.ended()
  })

  return {
    process: process_,
    errors,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        for (const line of seen) {
          const match = line.match(pattern)
          if (match) return resolve(match)
        }
        const failed = () =>
          reject(new Error(`${name} ended before it was ready.\n${errors.slice(-8).join('\n')}`))
        if (process_.exitCode !== null) return failed()
        waiters.add({ pattern, found: resolve, ended: failed })
      }),
    stop: async (graceMs) => {
      if (process_.exitCode !== null || process_.signalCode !== null) return
      process_.kill('SIGTERM')
      const insist = setTimeout(() => process_.kill('SIGKILL'), graceMs)
      await ended
      clearTimeout(insist)
    },
  }
}
