import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemName } from '#lib/model/names.ts'
import { planFailover } from '#lib/planner/plan-failover.ts'
import { configurationFiles, generatedConfiguration, type ClusterSize } from './cluster/generated-cluster.ts'
import { cib } from './failover/cib.ts'
import { timedProcess, type ProcessTimes } from './failover/child-process.ts'
import {
  isInstalled,
  passAloneMs,
  passProcess,
  startsPlanned,
  transitionProcess,
} from './failover/pacemaker.ts'
import { foundAtHome, runningState } from './failover/running-state.ts'
import { machine, median, processorMs, row } from './figures.ts'

const systems = 16
const resourcesPerGroup = 5
const resourceCounts = [100, 500, 1000, 2000]
const lost = 'sys0'
const rounds = 3
const plansMeasured = 300
/** Up to this size Pacemaker also simulates the whole transition, which takes it minutes beyond. */
const transitionLimit = 100

const planProcess = join(import.meta.dirname, 'failover', 'plan-process.mjs')

type Round = {
  readonly ours: ProcessTimes
  readonly peers: ProcessTimes
  readonly planMs: number
  readonly peersPlanMs: number
}

/**
 * The plan after the loss of one system, beside one scheduler pass of Pacemaker over an equivalent CIB: the same
 * groups, ordered and colocated, probed on every node; one node fenced; the load of each group balanced.
 * Planning alone is processor time on both sides: `crm_simulate --profile` tells no other.
 */
export function benchFailoverPlan(): Promise<void> {
  if (!isInstalled()) {
    process.stderr.write(
      'crm_simulate is not installed: apt-get install -y --no-install-recommends pacemaker-cli-utils\n',
    )
    process.exitCode = 2
    return Promise.resolve()
  }
  process.stdout.write(
    `${machine()}, ${systems} systems, ${resourcesPerGroup} resources a group, ${lost} is lost\n`,
  )
  row(['resources', 'steps', 'of', 'ms', 'Pacemaker ms', 'ratio'])
  for (const resources of resourceCounts) measure(resources)
  process.stdout.write('goals at 1000: whole process ≥ 20, planning alone ≥ 300\n')
  return Promise.resolve()
}

function measure(resources: number): void {
  const size: ClusterSize = {
    systems,
    groups: resources / resourcesPerGroup,
    resourcesPerGroup,
    systemsPerGroup: systems,
    groupAttributes: ['FailOverPolicy = Load', 'Load = 1'],
  }
  const directory = writeCluster(size)
  try {
    const steps = stepsPlanned(size, directory)
    const found = inTurn(size, directory)
    const line = (of: string, ours: (round: Round) => number, peers: (round: Round) => number): void => {
      const [own, other] = [median(found.map(ours)), median(found.map(peers))]
      row(
        [resources, steps, of, own.toFixed(own < 10 ? 2 : 0), other.toFixed(0), (other / own).toFixed(1)].map(
          String,
        ),
      )
    }
    line(
      'whole process',
      ({ ours }) => ours.wallMs,
      ({ peers }) => peers.wallMs,
    )
    line(
      'its processor',
      ({ ours }) => ours.processorMs,
      ({ peers }) => peers.processorMs,
    )
    line(
      'planning alone',
      ({ planMs }) => planMs,
      ({ peersPlanMs }) => peersPlanMs,
    )
    if (resources > transitionLimit) return
    const { wallMs } = transitionProcess(directory)
    row([String(resources), String(steps), 'crm_simulate -S', '', wallMs.toFixed(0), ''])
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function writeCluster(size: ClusterSize): string {
  const directory = mkdtempSync(join(tmpdir(), 'hawser-failover-'))
  for (const { name, text } of configurationFiles(size)) writeFileSync(join(directory, name), text)
  writeFileSync(join(directory, 'found.json'), JSON.stringify(foundAtHome(generatedConfiguration(size))))
  mkdirSync(join(directory, 'cib'))
  writeFileSync(join(directory, 'cib', 'cib.xml'), cib(size, lost))
  return directory
}

/** Both must start the same number of resources, or they have not been asked the same. */
function stepsPlanned(size: ClusterSize, directory: string): number {
  const { steps, groups } = planOf(size)()
  const peer = startsPlanned(directory)
  if (steps.length !== peer || groups.some(({ target }) => target === null)) {
    throw new Error(`ours starts ${steps.length} resources, Pacemaker ${peer}: the two are not equivalent`)
  }
  return steps.length
}

/** One after the other in each round, so that a machine that slows down slows both. */
function inTurn(size: ClusterSize, directory: string): Round[] {
  const plan = planOf(size)
  const planProcessed = (): ProcessTimes => timedProcess(process.execPath, [planProcess, directory, lost])
  repeat(plan, plansMeasured)
  planProcessed()
  return Array.from({ length: rounds }, () => ({
    ours: planProcessed(),
    peers: passProcess(directory),
    planMs: processorMs(() => repeat(plan, plansMeasured)) / plansMeasured,
    peersPlanMs: passAloneMs(directory),
  }))
}

function planOf(size: ClusterSize) {
  const configuration = generatedConfiguration(size)
  const state = runningState(configuration, foundAtHome(configuration))
  return () => planFailover(state, systemName(lost))
}

function repeat(work: () => unknown, times: number): void {
  for (let count = 0; count < times; count++) work()
}
