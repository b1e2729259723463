import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type LaunchOptions = {
  readonly port: number
  readonly data: string
  readonly lab: string
  readonly open: boolean
  readonly dev: boolean
}

const products = ['messaging-server', 'netscape', 'instant-messaging', 'axigen']
const labs = ['simple', 'midrange', 'enterprise', 'empty', ...products, 'none']

export const usage = `Usage: npm start -- [options]

Starts Hawser: the console, the engine and, unless told otherwise, an embedded lab
with a sample mail cluster. Ctrl-C stops everything.

  --port N       port of the console            (HAWSER_PORT, default 3000)
  --data DIR     where everything is kept       (HAWSER_DATA, default .hawser)
  --lab NAME     simple, midrange, enterprise   (HAWSER_LAB, default midrange)
                 empty: systems, and no group yet; none: your own systems;
                 also ${products.join(', ')}
  --no-open      do not open a browser          (HAWSER_NO_OPEN=1)
  --help         this text
`

/** Reads the command line over the environment. Answers the words to show when they make no sense. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): { readonly options: LaunchOptions } | { readonly help: true } | { readonly problem: string } {
  let values
  try {
    values = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        lab: { type: 'string' },
        open: { type: 'boolean' },
        dev: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
      allowNegative: true,
    }).values
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
  if (values.help) return { help: true }
  const portText = values.port ?? env.HAWSER_PORT ?? '3000'
  const port = Number(portText)
  if (!/^\d+$/.test(portText) || port > 65535)
    return { problem: `--port takes a number from 0 to 65535, not "${portText}".` }
  const lab = values.lab ?? env.HAWSER_LAB ?? 'midrange'
  if (!labs.includes(lab)) return { problem: `--lab takes ${labs.join(', ')}, not "${lab}".` }
  const open = values.open ?? !['1', 'true'].includes(env.HAWSER_NO_OPEN ?? '')
  return {
    options: {
      port,
      lab,
      open,
      data: resolve(values.data ?? env.HAWSER_DATA ?? '.hawser'),
      dev: values.dev ?? false,
    },
  }
}
