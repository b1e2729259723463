import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type ResourceName, type SystemName } from '#lib/model/names.ts'
import { entryPointCall } from '#server/agents/arguments.ts'
import type { SuiteAgentRunner } from '#server/agents/agent-runner.ts'
import { quote } from '#server/transport/quote.ts'
import { runCommand } from '#server/transport/run-command.ts'
import type { SshTransport } from '#server/transport/ssh/ssh-transport.ts'
import { systemClock } from '#server/wiring/real-world.ts'
import type { BenchSystem } from './system.ts'

/** A way of running the monitors of some resources, once each: done when all have answered ONLINE. */
export type Way = {
  readonly name: string
  readonly run: (resources: readonly ResourceName[]) => Promise<void>
}

export type WaysOptions = {
  readonly configuration: Configuration
  readonly system: BenchSystem
  readonly suite: string
  readonly runner: SuiteAgentRunner
  readonly transport: SshTransport
}

const online = 110
const timeoutMs = 60_000
/** Monitors at once, for all ways over SSH. */
export const atOnce = 8

const systemOf = ({ configuration }: WaysOptions): SystemName => {
  const [system] = namesOf(configuration.systems)
  if (system === undefined) throw new Error('the cluster of the bench has no system')
  return system
}

/** The monitor of a resource as an argument vector: what every way runs. */
const commandOf = (options: WaysOptions, resource: ResourceName): readonly string[] => {
  const { configuration, suite } = options
  const question = { entryPoint: 'monitor', cleanReason: null } as const
  const call = entryPointCall({ configuration, resource, system: systemOf(options), ...question })
  return [`${suite}/${call.script}`, ...call.argv]
}

/** Hawser: the engine's own runner over one channel. */
export const byRunner = (options: WaysOptions): Way => ({
  name: 'Hawser',
  async run(resources) {
    const { configuration, runner } = options
    const system = systemOf(options)
    const request = { entryPoint: 'monitor', cleanReason: null, run: 1, timeoutMs } as const
    const answers = resources.map((resource) => runner.run({ ...request, configuration, resource, system }))
    for (const { outcome } of await Promise.all(answers))
      if (outcome.kind !== 'exited' || outcome.code !== online) throw new Error(JSON.stringify(outcome))
  },
})

/** One channel for each monitor over one connection of the same library. */
export const byChannels = (options: WaysOptions): Way => ({
  name: 'ssh2 channel',
  async run(resources) {
    const connected = await options.transport.connect(systemOf(options))
    if (!connected.ok) throw new Error(connected.failure.text)
    const waiting = resources.map((resource) => commandOf(options, resource))
    const work = async (): Promise<void> => {
      for (let command = waiting.pop(); command; command = waiting.pop()) {
        const ran = await runCommand(connected.value, command, { clock: systemClock, timeoutMs })
        const end = ran.ok ? ran.value.end : ran.failure
        if (!('kind' in end) || end.kind !== 'exited' || end.code !== online)
          throw new Error(JSON.stringify(end))
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  },
})

/** Runs a program with the text on its standard input; throws unless it ends with 0. */
const runProgram = async (program: string, args: readonly string[], input = ''): Promise<void> => {
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'inherit'] })
  child.stdin.end(input)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${program} ended with ${code}`)
}

/** What `ssh` is told for the bench's own server, over a connection that a master holds. */
const sshOptions = ({ room, target }: BenchSystem): readonly string[] => {
  const settings = [
    'BatchMode=yes',
    'LogLevel=ERROR',
    'StrictHostKeyChecking=accept-new',
    `UserKnownHostsFile=${join(room, 'known_hosts')}`,
    `ControlPath=${join(room, 'master')}`,
  ]
  const login = ['-i', target.authentication.file, '-p', String(target.port), '-l', target.user]
  return ['-F', 'none', ...login, ...settings.flatMap((setting) => ['-o', setting])]
}

/** Starts the master and waits until commands can go through it; the answer ends it. */
export const startMaster = async (system: BenchSystem): Promise<() => Promise<void>> => {
  const args = [...sshOptions(system), '-o', 'ControlMaster=yes', '-N', system.target.address]
  const master = spawn('ssh', args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(master, 'exit')
  for (let attempt = 0; !existsSync(join(system.room, 'master')); attempt += 1) {
    if (attempt > 100 || master.exitCode !== null) throw new Error('the master of ssh does not start')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return async () => {
    master.kill()
    await ended
  }
}

/** One `ssh` for each monitor, through the master; started by xargs, which costs least. */
export const byControlMaster = (options: WaysOptions): Way => ({
  name: 'ControlMaster',
  run(resources) {
    const { system } = options
    // xargs ends with 0 only when each program does.
    const lines = resources.map((resource) => `${quote(commandOf(options, resource))}; test $? = ${online}\n`)
    const ssh = ['ssh', '-n', ...sshOptions(system), system.target.address, '{}']
    return runProgram('xargs', ['-P', String(atOnce), '-d', '\\n', '-I', '{}', ...ssh], lines.join(''))
  },
})

/** No SSH: shells that run the scripts one after the other, as many shells as there are processors. */
export const byLocalShell = (options: WaysOptions, shells: number): Way => ({
  name: 'local sh',
  async run(resources) {
    const part = (nth: number): string => {
      const own = resources.filter((_, index) => index % shells === nth)
      const lines = own.map(
        (resource) => `${quote(commandOf(options, resource))} </dev/null; [ $? = ${online} ] || exit 1\n`,
      )
      return `HAWSER_SUITE=${quote([options.suite])}; export HAWSER_SUITE\n${lines.join('')}`
    }
    await Promise.all(Array.from({ length: shells }, (_, nth) => runProgram('sh', ['-s'], part(nth))))
  },
})
