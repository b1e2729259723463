import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type EngineProcessOptions = {
  /** Absolute. */
  readonly dataDirectory: string
  /** Absolute: the key that seals secrets. */
  readonly keyFile: string
  readonly listen: { readonly host: string; readonly port: number }
  /** Origins the console is reached at; the first one goes into the sign-in link. */
  readonly origins: readonly string[]
  /** How often systems are looked at for whether groups could run there; null: never. */
  readonly readinessEveryMs: number | null
}

export const helpText = `The engine of Hawser. Usually started by npm start.

  --data DIR         where everything is kept             (HAWSER_DATA, default .hawser)
  --key-file FILE    the key that seals passwords; made when it is not there
                     (HAWSER_KEY_FILE, default secrets.key in the data directory)
  --listen HOST:PORT address of the API, port 0 for any   (HAWSER_ENGINE_LISTEN, default 127.0.0.1:0)
  --origin URL       address of the console in a browser; may be given several times
                     (HAWSER_ORIGIN, separated by blanks; default http://127.0.0.1:3000)
  --readiness-every SECONDS
                     how often systems are looked at in the background, 0 for never
                     (HAWSER_READINESS_EVERY, default 600)
  --help             this text
`

export type ReadOptions =
  | { readonly kind: 'options'; readonly options: EngineProcessOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }

/** Reads the command line, then the environment. */
export function readOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ReadOptions {
  const parsed = parseArguments(argv)
  if (typeof parsed === 'string') return { kind: 'wrong', message: parsed }
  if (parsed.help) return { kind: 'help' }
  const listen = parseListen(parsed.listen ?? environment.HAWSER_ENGINE_LISTEN ?? '127.0.0.1:0')
  if (typeof listen === 'string') return { kind: 'wrong', message: listen }
  const readinessEveryMs = parseEvery(
    parsed['readiness-every'] ?? environment.HAWSER_READINESS_EVERY ?? '600',
  )
  if (typeof readinessEveryMs === 'string') return { kind: 'wrong', message: readinessEveryMs }
  const named = parsed.origin ?? (environment.HAWSER_ORIGIN ?? '').split(/[\s,]+/).filter(Boolean)
  const origins = (named.length > 0 ? named : ['http://127.0.0.1:3000']).map(parseOrigin)
  const wrong = origins.find((origin) => typeof origin !== 'string')
  if (wrong) return { kind: 'wrong', message: wrong.message }
  const dataDirectory = resolve(parsed.data ?? environment.HAWSER_DATA ?? '.hawser')
  return {
    kind: 'options',
    options: {
      dataDirectory,
      keyFile: resolve(
        parsed['key-file'] ?? environment.HAWSER_KEY_FILE ?? join(dataDirectory, 'secrets.key'),
      ),
      listen,
      origins: origins.filter((origin) => typeof origin === 'string'),
      readinessEveryMs,
    },
  }
}

function parseArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        'key-file': { type: 'string' },
        listen: { type: 'string' },
        origin: { type: 'string', multiple: true },
        'readiness-every': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Only loopback: the API speaks plain HTTP, the console's process in front of it is the one to reach from afar. */
function parseListen(text: string): EngineProcessOptions['listen'] | string {
  const match = /^(?<host>127(?:\.\d{1,3}){3}|localhost|\[::1\]):(?<port>\d{1,5})$/.exec(text)
  const { host = '', port = '' } = match?.groups ?? {}
  if (!match || Number(port) > 65_535) {
    return `--listen ${text}: expected a loopback address and a port, as in 127.0.0.1:4011`
  }
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}

/** Null: never. */
function parseEvery(text: string): number | null | string {
  if (!/^\d{1,6}$/.test(text)) return `--readiness-every ${text}: expected a number of seconds, or 0`
  return text === '0' ? null : Number(text) * 1000
}

function parseOrigin(text: string): string | { readonly message: string } {
  const url = URL.canParse(text) ? new URL(text) : null
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  return url && isWeb
    ? url.origin
    : { message: `--origin ${text}: expected an address as https://hawser.example` }
}
