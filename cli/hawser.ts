#!/usr/bin/env node
import { runForecastCommand, type ForecastCommand } from './forecast-commands/run.ts'
import { simulateCommand } from './forecast-commands/simulate.ts'
import { surviveCommand } from './forecast-commands/survive.ts'
import { runLabCommand, type CommandResult } from './lab-commands/run.ts'

const usage = `Usage: hawser COMMAND ...

  lab        acts on the embedded lab: kill, hang, power off, cut the network, fill a disk
  simulate   what a cluster would do if something failed, by its main.cf
  survive    how a configuration stands every single fault

hawser COMMAND --help tells more.
`

const forecasting = (command: ForecastCommand) => (argv: readonly string[]) =>
  Promise.resolve(runForecastCommand(command, argv))

const commands: Readonly<
  Record<string, (argv: readonly string[], environment: NodeJS.ProcessEnv) => Promise<CommandResult>>
> = { lab: runLabCommand, simulate: forecasting(simulateCommand), survive: forecasting(surviveCommand) }

const run = async ([name = '--help', ...argv]: readonly string[]): Promise<CommandResult> => {
  if (name === '--help' || name === '-h') return { code: 0, stdout: usage, stderr: '' }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined)
    return { code: 2, stdout: '', stderr: `hawser: ${name} is not a command\n${usage}` }
  return command(argv, process.env)
}

const { code, stdout, stderr } = await run(process.argv.slice(2))
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = code
