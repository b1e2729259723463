import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { whyNoRealLab } from '#lab/real/abilities.ts'
import { systems, type RealSystem } from '#lab/real/layout.ts'
import { bringUp, takeDown, tellLab } from '#lab/real/real-lab.ts'
import { serviceNames, untilAnswered, type Times } from './failover-real/answers.ts'
import { owner, type Contestant } from './failover-real/contestant.ts'
import { startFenceRelay, type FenceRelay } from './failover-real/fence-relay.ts'
import { hawser } from './failover-real/hawser.ts'
import { pacemaker } from './failover-real/pacemaker/contestant.ts'
import { machine, median, row } from './figures.ts'

const goals = { switch: 0.5, 'power-off': 0.8 } as const
type Trial = keyof typeof goals
const trials = Object.keys(goals) as Trial[]
const patienceMs = 120_000

type Figures = { readonly contestant: Contestant; readonly times: Readonly<Record<Trial, Times[]>> }

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/**
 * The group of the real lab switched and its system powered off, under Hawser and under Pacemaker with Corosync, with
 * the same fence: `[--rounds N] [--only hawser,group,graph]`. Time is taken until every service answers.
 */
export async function benchFailoverReal(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      rounds: { type: 'string', default: '10' },
      only: { type: 'string', default: 'hawser,group,graph' },
    },
  })
  const reason = whyNoRealLab()
  if (reason !== null) throw new Error(`the real lab cannot be brought up: ${reason}`)
  const data = mkdtempSync(join(tmpdir(), 'hawser-bench-'))
  await bringUp({ dataDirectory: data, monitorIntervalS: 10, onlyWhileIRun: true, say })
  try {
    const relay = await startFenceRelay()
    const figures: Figures[] = []
    for (const contestant of contestants(values.only.split(','), data, relay))
      figures.push({ contestant, times: await tryOut(contestant, Number(values.rounds)) })
    print(figures)
    await relay.close()
  } finally {
    await takeDown()
    rmSync(data, { recursive: true, force: true })
  }
}

const contestants = (names: readonly string[], data: string, relay: FenceRelay): Contestant[] =>
  [
    { name: 'hawser', make: () => hawser(data, relay) },
    { name: 'group', make: () => pacemaker('group', relay) },
    { name: 'graph', make: () => pacemaker('graph', relay) },
  ]
    .filter(({ name }) => names.includes(name))
    .map(({ make }) => make())

async function tryOut(contestant: Contestant, rounds: number): Promise<Figures['times']> {
  const times: Figures['times'] = { switch: [], 'power-off': [] }
  try {
    await contestant.start()
    say(`${contestant.name}: the group runs on ${owner()}`)
    for (let round = 1; round <= rounds; round += 1) {
      times.switch.push(await switchOver(contestant))
      await contestant.settled()
    }
    for (let round = 1; round <= rounds; round += 1) {
      times['power-off'].push(await powerOff(contestant))
      await contestant.settled()
    }
    await contestant.stop()
    return times
  } catch (error) {
    throw new Error(`${contestant.name}: ${String(error)}\n${await contestant.told()}`, { cause: error })
  }
}

const holder = (): RealSystem => {
  const system = owner()
  if (system === null) throw new Error('no system holds the disk alone')
  return system
}

async function switchOver(contestant: Contestant): Promise<Times> {
  const from = holder()
  const to = from === 'sysA' ? 'standby' : 'sysA'
  const began = performance.now()
  await contestant.move(to)
  const times = await untilAnswered(began, () => owner() === to, patienceMs)
  tell(`${contestant.name}: switched ${from} → ${to}`, times)
  return times
}

async function powerOff(contestant: Contestant): Promise<Times> {
  const victim = holder()
  const began = performance.now()
  const off = tellLab('POST', `/systems/${victim}/power-off`)
  const hasMoved = (): boolean => systems.some((system) => system !== victim && system === owner())
  const times = await untilAnswered(began, hasMoved, patienceMs)
  await off
  tell(`${contestant.name}: power off ${victim}, now on ${owner()}`, times)
  await tellLab('POST', `/systems/${victim}/power-on`)
  await contestant.rejoin(victim)
  return times
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(2)
const all = (times: Times): number => Math.max(...Object.values(times))

const tell = (what: string, times: Times): void =>
  say(`  ${what}: ${serviceNames.map((name) => `${name} ${seconds(times[name])}`).join(', ')} s`)

/** Medians of the seconds until each service answered, until all did, the worst, and Hawser's beside each other's. */
function print(figures: readonly Figures[]): void {
  say(machine())
  for (const { contestant } of figures) say(`  ${contestant.name} finds a loss by: ${contestant.detection}`)
  row(['', '', ...serviceNames, 'all', 'worst', 'Hawser ÷ it'])
  for (const trial of trials) {
    const own = figures.find(({ contestant }) => contestant.name === 'Hawser')?.times[trial] ?? []
    for (const { contestant, times } of figures) {
      const each = times[trial]
      const whole = each.map(all)
      const ratio = own.length > 0 ? (median(own.map(all)) / median(whole)).toFixed(2) : ''
      const services = serviceNames.map((name) => seconds(median(each.map((one) => one[name]))))
      row([
        trial,
        contestant.name.slice(0, 16),
        ...services,
        seconds(median(whole)),
        seconds(Math.max(...whole)),
        ratio,
      ])
    }
    say(
      `  ${trial}: median seconds of ${figures[0]?.times[trial].length ?? 0}; goal ≤ ${goals[trial]} × Pacemaker's`,
    )
  }
}
