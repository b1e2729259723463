import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { groupName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { failpointNames, type FailpointName } from '#server/ports.ts'
import { ScriptedBehaviour } from '../behaviour.ts'
import { allJudges } from '../invariants/all-judges.ts'
import { SimWorld } from '../sim-world.ts'
import { httpd, smallCluster, sysA, sysB } from '../testing/small-cluster.ts'
import { DiskJournal } from './testing/disk-journal.ts'
import { ArmedFailpoints, isSimulated } from './simulated-failure.ts'

const web = groupName('web')
const requests: Readonly<Record<string, Intent>> = {
  switch: { kind: 'group.switch', group: web, to: sysB },
  offline: { kind: 'group.offline', group: web, system: 'all' },
  freeze: { kind: 'group.freeze', group: web, reason: 'failpoints' },
}

let directory: string
let journals: DiskJournal[]
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-failpoints-'))
  journals = []
})
afterEach(() => {
  for (const journal of journals) journal.close()
  rmSync(directory, { recursive: true })
})

type End = {
  readonly upOn: readonly string[]
  readonly frozen: boolean
  readonly operations: readonly string[]
}

/** A cluster at work on which a person asks something, while the engine dies at a failpoint, and once more. */
async function endOf(intent: Intent, death: { name: FailpointName; pass: number } | null): Promise<End> {
  const failpoints = new ArmedFailpoints()
  const journal = new DiskJournal(join(directory, `engine-${journals.length}.db`), failpoints)
  journals.push(journal)
  const world = new SimWorld({
    configuration: smallCluster(),
    behaviour: new ScriptedBehaviour(),
    start: 0,
    journal,
    failpoints,
    witness: (hardware, clock) => allJudges(hardware, clock, () => undefined),
  })
  await world.run(0)
  for (const system of world.systems()) world.connect(system)
  // A snapshot is due with the first change from here on.
  await world.run(600_050)
  if (death) failpoints.arm(death.name, death.pass)
  ask(world, intent)
  await world.run(4000)
  const kills = death ? 3 : 0
  for (let kill = 0; kill < kills && failpoints.diedAt.size === 0; kill++) {
    if (world.isEngineAlive) world.killEngine()
    await world.run(12_000)
  }
  await world.run(60_000)
  expect(failpoints.diedAt.size).toBe(death ? 1 : 0)
  // A person who got no answer asks the same thing again.
  ask(world, intent)
  await world.run(1_200_000)
  return sum(world)
}

function ask(world: SimWorld, intent: Intent): void {
  try {
    world.submit(intent, 'ada', { requestId: 'the one request' })
  } catch (error) {
    if (!isSimulated(error)) throw error
  }
}

const sum = ({ hardware, engine }: SimWorld): End => ({
  upOn: [sysA, sysB].filter((system) => hardware.isUp(httpd, system)),
  frozen: engine.state.groups[web]?.frozen !== null,
  operations: Object.values(engine.state.operations).map(({ title, state }) => `${title}: ${state}`),
})

/** A snapshot is due once in the time looked at; everything else is passed again and again. */
const passesOf = (name: FailpointName): number[] =>
  name === 'engine.before-snapshot' || name === 'engine.after-snapshot' ? [1] : [1, 2]

describe.each(Object.keys(requests))('%s', (name) => {
  const intent = requests[name]
  test.each(failpointNames)('a death at %s leads to the same end', async (failpoint) => {
    if (!intent) throw new Error('no such request')
    const calm = await endOf(intent, null)
    for (const pass of passesOf(failpoint)) {
      expect(await endOf(intent, { name: failpoint, pass })).toEqual(calm)
    }
  })
})
