import { spawn } from 'node:child_process'
import type { Clock } from '#server/ports.ts'

/** The power switch of one system: a program of the fence-agents contract, and its options. */
export type FenceDevice = {
  readonly program: string
  /** Handed over on standard input, one `name=value` per line: some are secrets, so never as arguments. */
  readonly options: Readonly<Record<string, string>>
}

export type FenceAction = 'on' | 'off' | 'status'

export type FenceAnswer =
  { readonly kind: 'exited'; readonly code: number } | { readonly kind: 'failed'; readonly reason: string }

/**
 * Runs one action of a fence agent: no arguments, the options on standard input. What the program prints is thrown
 * away, since it may repeat the options; its exit code is the answer. Its process group is killed after `timeoutMs`.
 */
export const runFenceAction = (
  device: FenceDevice,
  action: FenceAction,
  { clock, timeoutMs }: { readonly clock: Clock; readonly timeoutMs: number },
): Promise<FenceAnswer> => {
  const lines = optionLines({ ...device.options, action })
  if (lines === null) {
    return Promise.resolve({ kind: 'failed', reason: `an option of ${device.program} holds a line break` })
  }
  return new Promise((resolve) => {
    const child = spawn(device.program, [], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
    const cancel = clock.after(timeoutMs, () => {
      if (child.pid !== undefined) killGroup(child.pid)
      resolve({
        kind: 'failed',
        reason: `${device.program} took longer than ${timeoutMs / 1_000} s for ${action}`,
      })
    })
    child.on('error', (error: NodeJS.ErrnoException) => {
      cancel()
      resolve({
        kind: 'failed',
        reason: `${device.program} cannot be started (${error.code ?? error.message})`,
      })
    })
    child.on('exit', (code, signal) => {
      cancel()
      if (code !== null) return resolve({ kind: 'exited', code })
      resolve({
        kind: 'failed',
        reason: `${device.program} was ended by ${signal ?? 'a signal'} during ${action}`,
      })
    })
    // A program that ends without reading its options says so by its exit code.
    child.stdin.on('error', () => undefined)
    child.stdin.end(lines)
  })
}

const optionLines = (options: Readonly<Record<string, string>>): string | null => {
  const entries = Object.entries(options)
  if (entries.some(([name, value]) => /[\r\n\0]/.test(name + value))) return null
  return entries.map(([name, value]) => `${name}=${value}\n`).join('')
}

const killGroup = (pid: number): void => {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
