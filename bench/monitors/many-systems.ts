import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type ResourceName } from '#lib/model/names.ts'
import { step } from '#lib/policy/step.ts'
import { loadSuite } from '#server/agents/suite/agent-suite.ts'
import { Engine } from '#server/engine/engine.ts'
import type { Step } from '#server/engine/recover.ts'
import type { AgentRunner } from '#server/ports.ts'
import { openEngineDatabase } from '#server/store/engine-database.ts'
import { SqliteJournal } from '#server/store/journal.ts'
import { systemClock } from '#server/wiring/real-world.ts'
import { percentile } from '../figures.ts'
import { systemNameAt } from '../cluster/generated-cluster.ts'
import { allAnswer, clusterOf, contact } from './cluster.ts'
import { startSystem } from './system.ts'

const systems = 64
const monitorsEach = 100
const measuredMs = 60_000
const agents = join(import.meta.dirname, '..', '..', 'agents')

/** ONLINE, and the moment it began, by the clock that counts from the start of the machine. No program is started for it. */
const lightMonitor = (startsFile: string): string => `#!/bin/sh
# May run in a standing shell.
read -r moment rest </proc/uptime
printf '%s %s\\n' "$1" "$moment" >>'${startsFile}'
exit 110
`

/**
 * 64 systems with 100 resources each, monitored every minute by one engine with its journal on the disk, over 64
 * connections to OpenSSH. Start delay: from the moment the engine has planned to the moment the script tells.
 */
export async function manySystems(): Promise<void> {
  const system = await startSystem(() => ['HAWSER_BENCH=many'])
  const starts = join(system.room, 'starts')
  writeFileSync(starts, '')
  const suite = await loadSuite(lightSuite(system.room, starts))
  const configuration = clusterOf(mainCf())
  const names = namesOf(configuration.systems)
  const { runner, close } = contact(system, names, suite, (name) => join(system.room, 'suites', name))
  mkdirSync(join(system.room, 'suites'))
  const watch = new Watch(runner)
  try {
    await allAnswer(runner, names)
    const file = join(system.room, 'engine.db')
    const database = openEngineDatabase(file)
    const engine = engineOver(configuration, watch, new SqliteJournal({ database, path: file }))
    await untilMonitored(engine, watch)
    await measure(watch, starts)
    engine.close()
    database.close()
  } finally {
    await close()
    await system.close()
  }
}

function lightSuite(room: string, starts: string): string {
  const directory = join(room, 'source')
  for (const part of ['lib', 'FileOnOff', 'VERSION'])
    cpSync(join(agents, part), join(directory, part), { recursive: true })
  writeFileSync(join(directory, 'FileOnOff', 'monitor'), lightMonitor(starts), { mode: 0o755 })
  return directory
}

function mainCf(): string {
  const groups = Array.from({ length: systems }, (_, index) => {
    const resources = Array.from(
      { length: monitorsEach },
      (_resource, nth) => `	FileOnOff g${index}_r${nth} (\n		PathName = "/there/g${index}_r${nth}"\n		)\n`,
    )
    return `group g${index} (\n	SystemList = { ${systemNameAt(index)} = 0 }\n	)\n${resources.join('')}`
  })
  const each = Array.from({ length: systems }, (_, index) => `system ${systemNameAt(index)} (\n	)\n`)
  const limit = `	ResourceLimit = ${systems * monitorsEach}\n`
  return ['include "types.cf"', `cluster bench (\n${limit}	)`, ...each, ...groups].join('\n')
}

/** A monitor that was planned and asked for, by performance.now. */
type Begun = { readonly planned: number; readonly asked: number }

/** Stands between engine and runner and notes, for each monitor that begins, the moment it was planned for. */
class Watch implements AgentRunner {
  readonly #runner: AgentRunner
  readonly #planned = new Map<ResourceName, number>()
  /** For each resource the planned moments of its monitors, and when the engine asked for them, in the order they began. */
  readonly begun = new Map<ResourceName, Begun[]>()
  answered = 0

  constructor(runner: AgentRunner) {
    this.#runner = runner
  }

  /** The policy, each monitor it asks for noted. */
  readonly step: Step = (state, event) => {
    const result = step(state, event)
    for (const effect of result.effects)
      if (effect.kind === 'runEntryPoint')
        this.#planned.set(effect.resource, performance.now() + effect.delayMs)
    return result
  }

  async run(request: Parameters<AgentRunner['run']>[0]) {
    const { resource } = request
    const planned = this.#planned.get(resource)
    if (planned === undefined) throw new Error(`nobody planned a monitor of ${resource}`)
    const begun = { planned, asked: performance.now() }
    const before = this.begun.get(resource)
    if (before) before.push(begun)
    else this.begun.set(resource, [begun])
    const answer = await this.#runner.run(request)
    this.answered += 1
    return answer
  }

  runTrigger(request: Parameters<AgentRunner['runTrigger']>[0]) {
    return this.#runner.runTrigger(request)
  }

  onContact(listener: Parameters<AgentRunner['onContact']>[0]) {
    return this.#runner.onContact(listener)
  }

  close(): Promise<void> {
    return this.#runner.close()
  }
}

const engineOver = (configuration: Configuration, watch: Watch, journal: SqliteJournal): Engine =>
  new Engine({
    clock: systemClock,
    runner: watch,
    step: watch.step,
    fence: { off: () => Promise.resolve({ kind: 'notConfigured' }) },
    journal,
    log: { write: () => undefined },
    configuration,
    describeSystem: () => ({ address: '', fenceConfigured: false }),
    onFailure: (error) => {
      throw error
    },
  })

/** Until every resource has been probed and found, and the minute after that has spread the next monitors. */
async function untilMonitored(engine: Engine, watch: Watch): Promise<void> {
  const end = performance.now() + 300_000
  while (watch.answered < systems * monitorsEach) {
    if (performance.now() > end) throw new Error(`only ${watch.answered} monitors were answered`)
    await pause(250)
  }
  await pause(measuredMs)
  const states = Object.values(engine.state.groups)
  if (states.length !== systems) throw new Error('the engine knows other groups than the bench')
}

const pause = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs))

async function measure(watch: Watch, startsFile: string): Promise<void> {
  const from = performance.now()
  const before = process.cpuUsage()
  await pause(measuredMs)
  const { user, system } = process.cpuUsage(before)
  const to = performance.now()
  // What has begun late tells so within this time.
  await pause(5_000)
  const delays = startDelays(watch, startsFile, from, to)
  const share = (user + system) / 1_000 / (to - from)
  const shown = (values: readonly number[]): string =>
    [0.5, 0.99, 1].map((part) => `${percentile(values, part).toFixed(0)} ms`).join(', ')
  process.stdout.write(
    `${systems} systems × ${monitorsEach} monitors a minute: ${delays.length} in ${(measuredMs / 1_000).toFixed(0)} s; p50, p99 and worst:\n` +
      `  start delay, as the script tells: ${shown(delays.map(({ startMs }) => startMs))} (goal p99 < 250 ms)\n` +
      `  of it until the engine asked: ${shown(delays.map(({ askMs }) => askMs))}; the engine took ${(share * 100).toFixed(0)} % of a core\n`,
  )
}

type Delay = { readonly startMs: number; readonly askMs: number }

/** Of the monitors planned within the time: what the script told less what was planned, in milliseconds. */
function startDelays(watch: Watch, startsFile: string, from: number, to: number): Delay[] {
  const [upS] = readFileSync('/proc/uptime', 'utf8').split(' ')
  // What the clock of this process showed when the machine started.
  const zero = performance.now() - Number(upS) * 1_000
  const told = Map.groupBy(
    readFileSync(startsFile, 'utf8').trim().split('\n'),
    (line) => line.split(' ')[0] ?? '',
  )
  return [...watch.begun].flatMap(([resource, monitors]) => {
    const moments = (told.get(resource) ?? []).map((line) => zero + Number(line.split(' ')[1]) * 1_000)
    return monitors.flatMap(({ planned, asked }, nth) => {
      if (planned < from || planned >= to) return []
      const began = moments[nth]
      if (began === undefined) throw new Error(`a monitor of ${resource} never began`)
      return [{ startMs: began - planned, askMs: asked - planned }]
    })
  })
}
