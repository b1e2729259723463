import { spawnSync } from 'node:child_process'

/** What a whole process took: from start to end, and of the processor (its own and the system's time for it). */
export type ProcessTimes = { readonly wallMs: number; readonly processorMs: number; readonly output: string }

/** Runs a command through the shell, which alone tells what its children took of the processor. */
export function timedProcess(command: string, args: readonly string[]): ProcessTimes {
  const from = performance.now()
  const script = '"$@"; code=$?; times >&2; exit $code'
  const options = { encoding: 'utf8', maxBuffer: 1 << 28 } as const
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', command, ...args], options)
  const wallMs = performance.now() - from
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return { wallMs, processorMs: childrensMs(stderr), output: stdout }
}

/** The last line of `times`: user and system time of the children, `0m2.30s 0m0.29s`. */
function childrensMs(text: string): number {
  const [line = ''] = text.trim().split('\n').slice(-1)
  const parts = [...line.matchAll(/(\d+)m([\d.]+)s/g)]
  return parts.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  )
}
