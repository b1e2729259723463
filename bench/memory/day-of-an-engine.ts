/** node --expose-gc day-of-an-engine.ts: lets an engine live a day among 5,000 resources and prints what it holds. */
import { endedOperationsKept } from '#lib/policy/operator/operations.ts'
import { generatedConfiguration } from '../cluster/generated-cluster.ts'
import { loopOf } from '../cluster/engine-loop.ts'
import type { Journal } from '#server/ports.ts'

const goalMb = 250
const roundMinutes = 30
const rounds = (24 * 60) / roundMinutes
const size = { systems: 64, groups: 200, resourcesPerGroup: 25, systemsPerGroup: 4 }

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`

function report(when: string): void {
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  process.stdout.write(`  ${when.padEnd(12)} heap used ${megabytes(heapUsed)}, resident ${megabytes(rss)}\n`)
}

/** As a file does, it keeps nothing in the engine's memory. */
const journal: Journal = {
  append: () => undefined,
  recover: () => null,
  snapshot: () => undefined,
  decisions: () => [],
  decision: () => null,
}

const loop = await loopOf(generatedConfiguration(size), { journal, roundMs: roundMinutes * 60_000 })
process.stdout.write(
  `${size.systems} systems, ${size.groups} groups on ${size.systemsPerGroup} systems each, ${loop.running.size} resources online (goal ≤ ${goalMb} MB)\n`,
)
report('begun')
let monitors = 0
for (let round = 1; round <= rounds; round++) {
  for (let nth = 0; nth < 3; nth++) killOne(3 * round + nth)
  if (round % 4 === 0) clearAll()
  monitors += await loop.round()
  if (round % 16 === 0) report(`${(round * roundMinutes) / 60} hours`)
}
const { revision, operations } = loop.engine.state
process.stdout.write(
  `  ${monitors} entry points answered, ${revision} revisions; operations kept ${Object.keys(operations).length} (bound ${endedOperationsKept} ended)\n`,
)
loop.close()

function killOne(number: number): void {
  const keys = [...loop.running]
  const key = keys[(number * 37) % keys.length]
  if (key !== undefined) loop.running.delete(key)
}

function clearAll(): void {
  const { groups, revision } = loop.engine.state
  for (const group of Object.keys(groups) as (keyof typeof groups)[]) {
    const intent = { kind: 'group.clear', group, system: 'all' } as const
    loop.engine.post({ kind: 'asked', intent, user: 'bench', requestId: `${revision} ${group}` })
  }
}
