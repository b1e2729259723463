#!/usr/bin/env node
import type { ForecastCommand } from './forecast-commands/run.ts'
import type { CommandResult } from './lab-commands/run.ts'

const usage = `Usage: hawser COMMAND ...

  lab        acts on the embedded lab: kill, hang, power off, cut the network, fill a disk
  simulate   what a cluster would do if something failed, by its main.cf
  survive    how a configuration stands every single fault

hawser COMMAND --help tells more.
`

type Run = (argv: readonly string[], environment: NodeJS.ProcessEnv) => Promise<CommandResult>

/** A command brings its modules with it when it is asked for: none waits for those of another. */
const commands: Readonly<Record<string, () => Promise<Run>>> = {
  lab: async () => (await import('./lab-commands/run.ts')).runLabCommand,
  simulate: async () => forecasting((await import('./forecast-commands/simulate.ts')).simulateCommand),
  survive: async () => forecasting((await import('./forecast-commands/survive.ts')).surviveCommand),
}

async function forecasting(command: ForecastCommand): Promise<Run> {
  const { runForecastCommand } = await import('./forecast-commands/run.ts')
  return (argv) => Promise.resolve(runForecastCommand(command, argv))
}

const run = async ([name = '--help', ...argv]: readonly string[]): Promise<CommandResult> => {
  if (name === '--help' || name === '-h') return { code: 0, stdout: usage, stderr: '' }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined)
    return { code: 2, stdout: '', stderr: `hawser: ${name} is not a command\n${usage}` }
  return (await command())(argv, process.env)
}

const { code, stdout, stderr } = await run(process.argv.slice(2))
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = code
