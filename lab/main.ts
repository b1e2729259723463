import { join, resolve } from 'node:path'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { startLab } from './lab.ts'
import { mainFileOf, readExample, storeConfiguration, storedConfiguration } from './setup/example.ts'
import { readOptions, usage } from './options.ts'

/**
 * The lab as a process: prints "lab ready" when every system accepts connections, stops everything on
 * TERM or INT. Exit code 0 after a clean stop, 1 when it could not start, 2 for wrong arguments.
 */
const start = async (argv: readonly string[]) => {
  const options = readOptions(argv, process.env)
  const files = readExample(mainFileOf(options.example), options.monitorIntervalS)
  const example = loadConfiguration(files).configuration
  const cluster = example?.cluster.name
  if (cluster === undefined) throw new Error(`${options.example} does not load as a cluster configuration`)
  const directory = join(resolve(options.dataDirectory), 'clusters', cluster, 'config')
  const stored = storedConfiguration(directory)
  if (stored === null) storeConfiguration(directory, files)
  // A configuration a person has changed decides what hardware there is, as long as it can be read.
  const configuration = (stored && loadConfiguration(stored).configuration) ?? example
  if (configuration === null) throw new Error(`${directory} does not load as a cluster configuration`)
  return startLab({ dataDirectory: options.dataDirectory, configuration })
}

const run = async (argv: readonly string[]) => {
  const starting = start(argv)
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      starting
        .then((lab) => lab.close())
        .then(
          () => process.exit(0),
          () => process.exit(1),
        )
    })
  }
  await starting
  if (!stopping) process.stdout.write('lab ready\n')
}

const argv = process.argv.slice(2)
if (argv.includes('--help')) {
  process.stdout.write(usage)
} else {
  try {
    await run(argv)
  } catch (error) {
    process.stderr.write(`lab: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(error instanceof TypeError ? 2 : 1)
  }
}
