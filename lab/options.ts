import { parseArgs } from 'node:util'

export type LabArguments = {
  readonly dataDirectory: string
  /** Name of a bundled example, or path of a main.cf. */
  readonly example: string
  /** MonitorInterval of every type, in seconds. */
  readonly monitorIntervalS: number
}

const products = ['messaging-server', 'netscape', 'instant-messaging', 'axigen']
const examples = ['simple', 'midrange', 'enterprise', 'empty', ...products]

export const usage = `Usage: node lab/main.ts [--data DIR] [--example simple|midrange|enterprise|empty|PATH/main.cf]

Starts the embedded lab: systems that are SSH servers on loopback ports.

  --data DIR       data directory (HAWSER_DATA, default .hawser)
  --example NAME   bundled example, empty (systems, and no group yet), or path of a
                   main.cf (default midrange); also ${products.join(', ')}

HAWSER_LAB_MONITOR_INTERVAL sets the seconds between monitors (default 5).
SIGTERM or SIGINT stops every system.
`

/** Reads the lab's arguments and environment. Throws TypeError with a sentence when they make no sense. */
export const readOptions = (
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): LabArguments => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      data: { type: 'string', default: environment['HAWSER_DATA'] ?? '.hawser' },
      example: { type: 'string', default: 'midrange' },
    },
  })
  if (!examples.includes(values.example) && !values.example.endsWith('.cf')) {
    throw new TypeError(
      `--example is one of ${examples.join(', ')} or the path of a main.cf, not ${values.example}`,
    )
  }
  const interval = environment['HAWSER_LAB_MONITOR_INTERVAL'] ?? '5'
  if (!/^[1-9]\d{0,3}$/.test(interval)) {
    throw new TypeError(`HAWSER_LAB_MONITOR_INTERVAL is whole seconds from 1 to 9999, not ${interval}`)
  }
  return { dataDirectory: values.data, example: values.example, monitorIntervalS: Number(interval) }
}
