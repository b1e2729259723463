#!/usr/bin/env node
import type { ForecastCommand } from './forecast-commands/run.ts'
import type { CommandResult } from './lab-commands/run.ts'

const usage = `Usage: hawser COMMAND ...

  lab        acts on the embedded lab: kill, hang, power off, cut the network, fill a disk
  simulate   what a cluster would do if something failed, by its main.cf
  survive    how a configuration stands every single fault
  advise     what the guides would say about a configuration
  downtime   how much of a year mail is down, by model of high availability
  convert    what one would do to have a configuration in another framework

  verify     errors and warnings of a configuration, each with its place
  fmt        .cf files in the form VCS dumps, comments kept
  diff       how two versions, or two configurations on disk, differ
  versions   versions of the running configuration; rollback and confirm go with it
  plan       what a command would do, step by step
  why        what led to the state of a resource, or to a decision
  rename     renames a group or a resource wherever it is used
  secret     seals a password for main.cf
  login      signs in to a Hawser elsewhere; logout ends it
  completion completes all commands in bash or zsh

hawser COMMAND --help tells more.
`

type Run = (argv: readonly string[], environment: NodeJS.ProcessEnv) => Promise<CommandResult>

/** A command brings its modules with it when it is asked for: none waits for those of another. */
const commands: Readonly<Record<string, () => Promise<Run>>> = {
  lab: async () => (await import('./lab-commands/run.ts')).runLabCommand,
  simulate: async () => forecasting((await import('./forecast-commands/simulate.ts')).simulateCommand),
  survive: async () => forecasting((await import('./forecast-commands/survive.ts')).surviveCommand),
  advise: async () => forecasting((await import('./topology-commands/advise.ts')).adviseCommand),
  downtime: async () => {
    const { runDowntimeCommand } = await import('./topology-commands/downtime.ts')
    return (argv) => Promise.resolve(runDowntimeCommand(argv))
  },
  convert: async () => {
    const { runConvertCommand } = await import('./convert-commands/convert.ts')
    return (argv) => Promise.resolve(runConvertCommand(argv))
  },
}

/** Commands that speak to a running Hawser as the ha commands do. They print what they have to say themselves. */
const haForms = [
  'verify',
  'fmt',
  'diff',
  'versions',
  'rollback',
  'confirm',
  'plan',
  'why',
  'rename',
  'secret',
  'login',
  'logout',
  'completion',
]

async function haForm(name: string): Promise<Run> {
  const { runOwn } = await import('./ha/own/run.ts')
  return async (argv) => ({ code: await runOwn(name, argv), stdout: '', stderr: '' })
}

async function forecasting(command: ForecastCommand): Promise<Run> {
  const { runForecastCommand } = await import('./forecast-commands/run.ts')
  return (argv) => Promise.resolve(runForecastCommand(command, argv))
}

function commandNamed(name: string): (() => Promise<Run>) | null {
  if (haForms.includes(name)) return () => haForm(name)
  return Object.hasOwn(commands, name) ? (commands[name] ?? null) : null
}

const run = async ([name = '--help', ...argv]: readonly string[]): Promise<CommandResult> => {
  if (name === '--help' || name === '-h') return { code: 0, stdout: usage, stderr: '' }
  const command = commandNamed(name)
  if (command === null) {
    const { didYouMean } = await import('#lib/maincf/nearest.ts')
    const hint = didYouMean(name, [...Object.keys(commands), ...haForms])
    const said = `hawser: ${name} is not a command${hint === null ? '' : `. ${hint}`}`
    return { code: 2, stdout: '', stderr: `${said}\n${usage}` }
  }
  return (await command())(argv, process.env)
}

const { code, stdout, stderr } = await run(process.argv.slice(2))
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = code
