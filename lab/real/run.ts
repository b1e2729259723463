import { execFile } from 'node:child_process'

/** A program of the machine that did not end well, with what it said. */
export class ProgramFailed extends Error {
  readonly program: string
  readonly code: number | string | null

  constructor(program: string, code: number | string | null, said: string) {
    super(`${program} ended with ${code ?? 'a signal'}${said.trim() === '' ? '' : `: ${said.trim()}`}`)
    this.program = program
    this.code = code
  }
}

/** Runs a program of the machine, no shell in between; answers what it printed. Throws ProgramFailed. */
export const run = (program: string, args: readonly string[], input = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      LC_ALL: 'C.UTF-8',
    }
    const child = execFile(program, [...args], { env, maxBuffer: 16 * 2 ** 20 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new ProgramFailed(`${program} ${args.join(' ')}`, error.code ?? null, stderr || stdout))
    })
    // A program that ends before it has read its input tells so by its exit code.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })

/** The same for a program whose failure is an answer: null then. */
export const tried = (program: string, args: readonly string[]): Promise<string | null> =>
  run(program, args).catch((error: unknown) => {
    if (error instanceof ProgramFailed) return null
    throw error
  })

/** Asks every few milliseconds until the answer is yes. False when it never was. */
export const isTrueWithin = async (
  ask: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<boolean> => {
  const end = performance.now() + withinMs
  while (!(await ask())) {
    if (performance.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return true
}

/** The same, but throws with the sentence when it never was. */
export const untilTrue = async (
  ask: () => boolean | Promise<boolean>,
  { withinMs, sentence }: { readonly withinMs: number; readonly sentence: string },
): Promise<void> => {
  if (!(await isTrueWithin(ask, withinMs))) throw new Error(sentence)
}
