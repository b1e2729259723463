import { step } from '#lib/policy/step.ts'
import { generatedConfiguration, type ClusterSize } from './cluster/generated-cluster.ts'
import { RoundCluster } from './cluster/round-cluster.ts'
import { loopOf } from './cluster/engine-loop.ts'
import { machine, percentile, processorMs, row } from './figures.ts'

const systems = 32
const resourceCounts = [500, 1000, 5000]
const resourcesPerGroup = 10
const measuredEvents = 500_000
const faultRounds = 60

type Figures = { readonly perSecond: number; readonly p50Us: number; readonly p99Us: number }

/**
 * Events per second of the policy on one core: quiet monitors, then a run with faults, restarts and failovers,
 * then the whole loop of the engine (inbox, step, journal in memory, publishing) with quiet monitors. Rates are
 * per second of processor time; the distribution is of the clock.
 */
export async function benchEngine(): Promise<void> {
  process.stdout.write(`${machine()}, ${systems} systems, 4 in each SystemList\n`)
  row(['resources', 'events', 'per second', 'p50 µs', 'p99 µs'])
  const quiet: Figures[] = []
  for (const resources of resourceCounts) {
    const size = sizeOf(resources)
    const cluster = new RoundCluster(generatedConfiguration(size)).begin()
    const figures = quietMonitors(cluster)
    quiet.push(figures)
    print(resources, 'quiet monitors', figures)
    print(resources, 'with faults', faultsAndRestarts(cluster))
    print(resources, 'whole loop', await wholeLoop(size))
  }
  const [small, , large] = quiet
  const ratio = (small?.perSecond ?? 0) / (large?.perSecond ?? 1)
  process.stdout.write(
    `quiet monitors at ${resourceCounts[2]}: ${Math.round(large?.perSecond ?? 0)}/s (goal ≥ 100000)\n`,
  )
  process.stdout.write(
    `cost of an event at ${resourceCounts[2]} ÷ at ${resourceCounts[0]}: ${ratio.toFixed(2)} (goal ≤ 1.50)\n`,
  )
}

const sizeOf = (resources: number): ClusterSize => ({
  systems,
  groups: resources / resourcesPerGroup,
  resourcesPerGroup,
  systemsPerGroup: 4,
  groupAttributes: ['FailOverPolicy = RoundRobin'],
})

function print(resources: number, events: string, { perSecond, p50Us, p99Us }: Figures): void {
  row([String(resources), events, String(Math.round(perSecond)), p50Us.toFixed(2), p99Us.toFixed(2)])
}

/** Rates without a look at the clock between events; the distribution in a pass of its own. */
function quietMonitors(cluster: RoundCluster): Figures {
  const events = cluster.quietEvents()
  const pass = (): void => {
    for (const event of events) step(cluster.state, event)
  }
  for (let warm = 0; warm < 200_000; warm += events.length) pass()
  const passes = Math.ceil(measuredEvents / events.length)
  const spentMs = processorMs(() => {
    for (let count = 0; count < passes; count++) pass()
  })
  const perSecond = (passes * events.length * 1000) / spentMs
  const times = events.map((event) => timed(() => step(cluster.state, event)))
  return { perSecond, ...distribution(times) }
}

/** In each round one resource in two hundred dies: half of them are restarted, the other groups fail over. */
function faultsAndRestarts(cluster: RoundCluster): Figures {
  const times: number[] = []
  const spentMs = processorMs(() => {
    for (let round = 0; round < faultRounds; round++) {
      killSome(cluster, round)
      cluster.round((work) => times.push(timed(work)))
      if (round % 5 === 4) clearFaults(cluster)
    }
  })
  return { perSecond: (times.length * 1000) / spentMs, ...distribution(times) }
}

function killSome(cluster: RoundCluster, round: number): void {
  let index = round
  for (const key of cluster.running) if (index++ % 200 === 0) cluster.running.delete(key)
}

function clearFaults(cluster: RoundCluster): void {
  const { groups } = cluster.state
  let number = 0
  for (const group of Object.keys(groups) as (keyof typeof groups)[]) {
    const intent = { kind: 'group.clear', group, system: 'all' } as const
    number += 1
    cluster.tell({ kind: 'asked', intent, user: 'bench', requestId: `${cluster.state.revision}-${number}` })
  }
}

async function wholeLoop(size: ClusterSize): Promise<Figures> {
  const loop = await loopOf(generatedConfiguration(size))
  for (let warm = 0; warm < 100_000;) warm += await loop.round()
  const times: number[] = []
  let count = 0
  const before = process.cpuUsage()
  while (count < measuredEvents) {
    const from = performance.now()
    const events = await loop.round()
    times.push((performance.now() - from) / events)
    count += events
  }
  const { user, system } = process.cpuUsage(before)
  const perSecond = (count * 1_000_000) / (user + system)
  loop.close()
  return { perSecond, ...distribution(times) }
}

function timed(work: () => void): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

const distribution = (timesMs: readonly number[]) => ({
  p50Us: percentile(timesMs, 0.5) * 1000,
  p99Us: percentile(timesMs, 0.99) * 1000,
})
