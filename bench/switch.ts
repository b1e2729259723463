import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Operation } from '#lib/model/runtime.ts'
import type { Event } from '#lib/policy/event.ts'
import { longestPath } from '#lib/planner/longest-path.ts'
import { Engine } from '../e2e/harness/engine.ts'
import { startHawser } from '../tools/launch/hawser.ts'

const cluster = 'midrange'
const group = 'Mail3_IMAP'
const rounds = 10

/**
 * Switches the IMAP group of the mid-range cluster to and fro in the embedded lab and sets the time of each
 * operation against its limit: the longest path of its entry points' times, each from request to answer over SSH.
 */
export async function benchSwitch(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'hawser-bench-'))
  const operations = await switchToAndFro(data)
  const finished = finishedRuns(join(data, 'clusters', cluster, 'engine.db'))
  process.stdout.write(
    `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.version}, ${group}\n`,
  )
  process.stdout.write('  switch   operation ms   longest path ms   ratio   entry points\n')
  const ratios = operations.map((operation, index) => {
    const totalMs = (operation.endedAt ?? operation.startedAt) - operation.startedAt
    const limitMs = longestPathMs(operation, finished)
    const runs = finished.filter((run) => isOf(run, operation)).length
    process.stdout.write(
      `  ${String(index + 1).padStart(6)} ${String(totalMs).padStart(14)} ${String(Math.round(limitMs)).padStart(17)} ${(totalMs / limitMs).toFixed(2).padStart(7)} ${String(runs).padStart(14)}\n`,
    )
    return totalMs / limitMs
  })
  const sorted = ratios.toSorted((a, b) => a - b)
  process.stdout.write(
    `  ratio: median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(2)}, worst ${sorted.at(-1)?.toFixed(2)} (goal ≤ 1.30)\n`,
  )
  rmSync(data, { recursive: true, force: true })
}

async function switchToAndFro(data: string): Promise<Operation[]> {
  const hawser = await startHawser({
    port: 0,
    data,
    lab: cluster,
    dev: false,
    headless: true,
    say: () => undefined,
  })
  try {
    const engine = new Engine(hawser.url, cluster)
    await engine.signInByLink(hawser.signInLink() ?? '')
    await engine.allOnline()
    const operations: Operation[] = []
    for (let round = 0; round < rounds; round += 1) {
      const to = round % 2 === 0 ? 'standby' : 'sysC'
      const operation = await engine.ended(await engine.command(`/groups/${group}/switch`, { to }))
      if (operation.state !== 'DONE') throw new Error(`switch ${round + 1}: ${operation.outcome}`)
      operations.push(operation)
    }
    return operations
  } finally {
    await hawser.stop()
  }
}

type Run = Extract<Event, { kind: 'entryPointFinished' }>

/** Every entry point that changed something, from the engine's own journal. */
function finishedRuns(database: string): Run[] {
  const journal = new DatabaseSync(database, { readOnly: true })
  const rows = journal.prepare('select event from entries order by revision').all() as { event: string }[]
  journal.close()
  return rows
    .map((row) => JSON.parse(row.event) as Event)
    .filter((event) => event.kind === 'entryPointFinished')
}

const isOf = (run: Run, operation: Operation): boolean =>
  run.at >= operation.startedAt &&
  run.at <= (operation.endedAt ?? 0) &&
  operation.steps.some((step) => step.resource === run.resource && step.system === run.system)

/** A step costs what its entry point and the monitors that confirmed it took. */
function longestPathMs(operation: Operation, finished: readonly Run[]): number {
  return longestPath({ title: '', group: null, target: null, steps: operation.steps }, (step) => {
    const own = operation.steps.find((each) => each.id === step.id)
    return finished
      .filter((run) => run.resource === step.resource && run.system === step.system)
      .filter((run) => run.at > (own?.startedAt ?? 0) && run.at <= (own?.endedAt ?? 0))
      .reduce((sum, run) => sum + run.durationMs, 0)
  })
}
