import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import { compiledModules, engineFlags } from './engine-runtime.ts'

const root = join(import.meta.dirname, '..', '..')

export type HawserOptions = {
  /** Of the console; 0 takes a free one. */
  readonly port: number
  /** Absolute path of the data directory. */
  readonly data: string
  /** Example the embedded lab carries, or none. */
  readonly lab: string
  readonly dev: boolean
  /** Engine and lab alone: `url` is then the engine's own. */
  readonly headless?: boolean
  readonly env?: Readonly<Record<string, string>>
  readonly say: (line: string) => void
}

/** Console, engine and lab, running. */
export type Hawser = {
  readonly url: string
  /** One-time link while the first account has no password. */
  readonly signInLink: () => string | null
  readonly engine: () => Child
  readonly stop: () => Promise<void>
}

/** A free port on the loopback address, or a clear refusal when the wanted one is taken. */
export function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          error.code === 'EADDRINUSE' ? `port ${wanted} is taken; choose another with --port` : error.message,
        ),
      ),
    )
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted))
    })
  })
}

async function answers(url: string, child: Child): Promise<void> {
  while (child.process.exitCode === null) {
    const ok = await fetch(url, { redirect: 'manual' }).then(
      (answer) => answer.status < 500,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the console ended before it was ready.\n${child.errors.slice(-8).join('\n')}`)
}

/** An engine that is started again, from its journal, whenever it ends unasked; more slowly each time in a row. */
class EngineKeeper {
  readonly #start: () => Child
  readonly #say: (line: string) => void
  #child: Child
  #stopping = false
  #failures = 0
  #link: string | null = null

  constructor(start: () => Child, say: (line: string) => void) {
    this.#start = start
    this.#say = say
    this.#child = this.#launch()
  }

  get child(): Child {
    return this.#child
  }

  get link(): string | null {
    return this.#link
  }

  ready(): Promise<unknown> {
    return this.#child.line(/^engine ready/)
  }

  async stop(graceMs: number): Promise<void> {
    this.#stopping = true
    await this.#child.stop(graceMs)
  }

  #launch(): Child {
    const child = this.#start()
    child.line(/^sign-in (\S+)/).then(
      (match) => (this.#link = match[1] ?? null),
      () => undefined,
    )
    child.line(/^engine ready/).then(
      () => (this.#failures = 0),
      () => (this.#failures += 1),
    )
    child.process.once('exit', (code, signal) => {
      if (this.#stopping) return
      this.#say(`the engine ended (${signal ?? code}); starting it again from its journal`)
      const waitMs = Math.min(500 * 2 ** this.#failures, 15_000)
      setTimeout(() => {
        if (!this.#stopping) this.#child = this.#launch()
      }, waitMs)
    })
    return child
  }
}

type Start = (name: string, ...args: readonly string[]) => Child

function startConsole(start: Start, port: number, dev: boolean): Child {
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  return start('console', next, dev ? 'dev' : 'start', '-H', '127.0.0.1', '-p', String(port), root)
}

/** Starts lab, engine and console in this order and answers when a browser may come. */
export async function startHawser(options: HawserOptions): Promise<Hawser> {
  const port = await freePort(options.port)
  const enginePort = await freePort(0)
  const engineUrl = `http://127.0.0.1:${enginePort}`
  const url = options.headless ? engineUrl : `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    ...options.env,
    HAWSER_DATA: options.data,
    // A proxy's address, when there is one, comes first: it goes into the sign-in link.
    HAWSER_ORIGIN: [process.env.HAWSER_ORIGIN, url, `http://localhost:${port}`].filter(Boolean).join(' '),
    HAWSER_ENGINE_URL: engineUrl,
    HAWSER_ENGINE_LISTEN: `127.0.0.1:${enginePort}`,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? compiledModules,
    NODE_ENV: options.dev ? ('development' as const) : ('production' as const),
  }
  const start: Start = (name, ...args) =>
    startChild(name, process.execPath, args, env, (line) => options.say(`${name}: ${line}`))
  const console_ = options.headless ? null : startConsole(start, port, options.dev)
  const lab =
    options.lab === 'none'
      ? null
      : start('lab', join(root, 'lab', 'main.ts'), '--data', options.data, '--example', options.lab)
  let engine: EngineKeeper | null = null
  const stop = async () => {
    await Promise.all([console_?.stop(4000), engine?.stop(8000)])
    await lab?.stop(8000)
  }
  try {
    await lab?.line(/^lab ready/)
    const keeper = new EngineKeeper(
      () => start('engine', ...engineFlags, join(root, 'server', 'main.ts')),
      options.say,
    )
    engine = keeper
    await keeper.ready()
    if (console_) await answers(`${url}/login`, console_)
    return { url, signInLink: () => keeper.link, engine: () => keeper.child, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
