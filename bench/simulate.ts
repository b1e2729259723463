import { play } from '#server/sim/simulate/play.ts'
import { drawScenario } from '#server/sim/simulate/scenario-of-chance.ts'
import { faultClasses } from '#server/sim/happenings/swarm.ts'

const exactly = (count: number) => ({ from: count, to: count })
const ranges = { systems: exactly(4), groups: exactly(5), resources: exactly(20) }
/** 100,000 cluster-hours in two core-hours (reliability.md §4.5). */
const goalMs = 72
const hours = 24

/** Core time of one simulated hour of 20 resources on 4 systems, every judge looking, in calm and in storm. */
export async function benchSimulate(): Promise<void> {
  await measure('warm-up', 2, 'none')
  await measure('calm', 6, 'none')
  await measure('storm', 6, 'all')
}

async function measure(name: string, seeds: number, faults: 'all' | 'none'): Promise<void> {
  const classes = faults === 'none' ? [] : faultClasses.filter((one) => one !== 'liars')
  const before = process.cpuUsage()
  let events = 0
  let virtualMs = 0
  for (let seed = 0; seed < seeds; seed++) {
    const played = await play(drawScenario({ seed: `bench ${seed}`, hours, ranges, faults: classes }))
    if (played.failure) throw new Error(`${played.failure.invariant}: ${played.failure.text}`)
    events += played.counts.events
    virtualMs += played.counts.virtualMs
  }
  const { user, system } = process.cpuUsage(before)
  const coreMs = (user + system) / 1000
  const clusterHours = virtualMs / 3_600_000
  const perHour = (coreMs / clusterHours).toFixed(1)
  process.stdout.write(
    `${name}: ${clusterHours.toFixed(0)} cluster-hours, ${events} events in ${(coreMs / 1000).toFixed(1)} core-s: ` +
      `${((clusterHours / coreMs) * 1000).toFixed(1)} cluster-hours per core-second, ${perHour} ms each (goal ${goalMs})\n`,
  )
}
