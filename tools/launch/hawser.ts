import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Child, startChild } from './child.ts'

const root = join(import.meta.dirname, '..', '..')

export type HawserOptions = {
  /** Of the console; 0 takes a free one. */
  readonly port: number
  /** Absolute path of the data directory. */
  readonly data: string
  /** Example the embedded lab carries, or none. */
  readonly lab: string
  readonly dev: boolean
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

/** Starts lab, engine and console in this order and answers when a browser may come. */
export async function startHawser(options: HawserOptions): Promise<Hawser> {
  const port = await freePort(options.port)
  const enginePort = await freePort(0)
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    ...options.env,
    HAWSER_DATA: options.data,
    HAWSER_ORIGIN: `${url} http://localhost:${port}`,
    HAWSER_ENGINE_URL: `http://127.0.0.1:${enginePort}`,
    HAWSER_ENGINE_LISTEN: `127.0.0.1:${enginePort}`,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: options.dev ? ('development' as const) : ('production' as const),
  }
  const node = (name: string, ...args: readonly string[]) =>
    startChild(name, process.execPath, args, env, (line) => options.say(`${name}: ${line}`))

  let stopping = false
  let link: string | null = null
  const startEngine = async () => {
    const child = node('engine', join(root, 'server', 'main.ts'))
    void child.line(/^sign-in (\S+)/).then(
      (match) => (link = match[1] ?? null),
      () => undefined,
    )
    child.process.once('exit', (code, signal) => {
      if (stopping) return
      options.say(`the engine ended (${signal ?? code}); starting it again from its journal`)
      setTimeout(() => {
        if (!stopping) void startEngine().catch((error: Error) => options.say(error.message))
      }, 500)
    })
    engine = child
    await child.line(/^engine ready/)
  }
  let engine: Child

  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const console_ = node(
    'console',
    next,
    options.dev ? 'dev' : 'start',
    '-H',
    '127.0.0.1',
    '-p',
    String(port),
    root,
  )
  const lab =
    options.lab === 'none'
      ? null
      : node('lab', join(root, 'lab', 'main.ts'), '--data', options.data, '--example', options.lab)
  const stop = async () => {
    stopping = true
    await Promise.all([console_.stop(4000), engine?.stop(8000)])
    await lab?.stop(8000)
  }
  try {
    await lab?.line(/^lab ready/)
    await startEngine()
    await answers(`${url}/login`, console_)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, signInLink: () => link, engine: () => engine, stop }
}
