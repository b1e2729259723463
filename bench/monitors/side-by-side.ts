import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type ResourceName } from '#lib/model/names.ts'
import { loadSuite } from '#server/agents/suite/agent-suite.ts'
import { median, row } from '../figures.ts'
import { allAnswer, clusterOf, contact } from './cluster.ts'
import { spentByTree } from './process-tree.ts'
import { startSystem, type BenchSystem } from './system.ts'
import { atOnce, byChannels, byControlMaster, byLocalShell, byRunner, startMaster, type Way } from './ways.ts'

const rounds = 3
/** Asked in a round: enough that the processor time is far above a clock tick. */
const manyMonitors = 600
const fewMonitors = 150

type Cost = { readonly perSecond: number; readonly consoleMs: number; readonly systemMs: number }

/** Every way in turn, round by round, with the same scripts on the same system. */
export async function sideBySide(): Promise<void> {
  const system = await startSystem((room) => [`HAWSER_SUITE=${join(room, 'suite')}`])
  const { configuration, program } = watched(system.room)
  const suite = join(system.room, 'suite')
  const systems = namesOf(configuration.systems)
  const agents = await loadSuite(join(import.meta.dirname, '..', '..', 'agents'))
  const { transport, runner, close } = contact(system, systems, agents, () => suite, atOnce)
  try {
    await allAnswer(runner, systems)
    const options = { configuration, system, suite, runner, transport }
    const local = byLocalShell(options, availableParallelism())
    const ways = [byRunner(options), byControlMaster(options), byChannels(options), local]
    const endMaster = await startMaster(system)
    for (const resource of namesOf(configuration.resources))
      await compare(configuration, resource, ways, system)
    await endMaster()
  } finally {
    program.kill()
    await close()
    await system.close()
  }
}

/** One resource of the lightest agent of the suite, and one of an agent that reads the process table. */
function watched(room: string) {
  const present = join(room, 'present')
  writeFileSync(present, '')
  const program = spawn('/usr/bin/sleep', ['3600'], { stdio: 'ignore' })
  const configuration = clusterOf(`include "types.cf"
cluster bench (
	)
system here (
	)
group Watched (
	SystemList = { here = 0 }
	)
	FileOnOff file (
		PathName = "${present}"
		)
	Process program (
		PathName = "/usr/bin/sleep"
		Arguments = "3600"
		)
`)
  return { configuration, program }
}

async function compare(
  configuration: Configuration,
  resource: ResourceName,
  ways: readonly Way[],
  system: BenchSystem,
): Promise<void> {
  const costs = new Map<Way, Cost[]>(ways.map((way) => [way, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const way of ways) {
      const cost = await costOf(way, resource, system)
      // The first round warms every way up.
      if (round > 0) costs.get(way)?.push(cost)
    }
  }
  print(`${configuration.resources[resource]?.type ?? ''}/monitor`, costs)
}

async function costOf(way: Way, resource: ResourceName, system: BenchSystem): Promise<Cost> {
  const isLocal = way.name === 'local sh'
  const count = isLocal || way.name === 'Hawser' ? manyMonitors : fewMonitors
  const spent = () => ({
    console: spentByTree(process.pid, [system.pid]),
    system: spentByTree(system.pid),
    at: performance.now(),
  })
  const before = spent()
  await way.run(Array.from({ length: count }, () => resource))
  const after = spent()
  const consoleMs = (after.console - before.console) / count
  const perSecond = (count * 1_000) / (after.at - before.at)
  if (isLocal) return { perSecond, consoleMs: 0, systemMs: consoleMs }
  return { perSecond, consoleMs, systemMs: (after.system - before.system) / count }
}

/** Processor time of a monitor on both sides, monitors for each second of it, and beside ControlMaster and the limit. */
function print(script: string, costs: ReadonlyMap<Way, readonly Cost[]>): void {
  const medians = [...costs].map(([way, each]) => {
    const of = (key: keyof Cost): number => median(each.map((cost) => cost[key]))
    const [consoleMs, systemMs] = [of('consoleMs'), of('systemMs')]
    return {
      way,
      perSecond: of('perSecond'),
      consoleMs,
      systemMs,
      efficiency: 1_000 / (consoleMs + systemMs),
    }
  })
  const named = (name: string) => medians.find(({ way }) => way.name === name)
  const [master, local] = [named('ControlMaster'), named('local sh')]
  process.stdout.write(`${script}, median of ${rounds} rounds in turn\n`)
  row([
    '',
    'a second',
    'console CPU ms',
    'system CPU ms',
    'a CPU-second',
    '÷ ControlMaster',
    'system ÷ local',
  ])
  for (const { way, perSecond, consoleMs, systemMs, efficiency } of medians)
    row([
      way.name,
      perSecond.toFixed(0),
      consoleMs.toFixed(2),
      systemMs.toFixed(2),
      efficiency.toFixed(0),
      master
        ? `${(efficiency / master.efficiency).toFixed(1)} (${(perSecond / master.perSecond).toFixed(1)})`
        : '',
      local ? (systemMs / local.systemMs).toFixed(2) : '',
    ])
  process.stdout.write(
    '  ÷ ControlMaster: by processor time, by the clock in brackets (goal ≥ 5); system ÷ local: goal ≤ 1.25\n',
  )
}
