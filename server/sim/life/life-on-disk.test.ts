import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEngineDatabase } from '#server/store/engine-database.ts'
import { SqliteJournal } from '#server/store/journal.ts'
import { ScriptedBehaviour } from '../behaviour.ts'
import { Dice } from '../dice.ts'
import { RandomLife } from './random-life.ts'
import { SimWorld } from '../sim-world.ts'
import { smallCluster } from '../testing/small-cluster.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-life-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

test('a life with crashes on the real journal: every restart gives back the state, the log holds every decision', async () => {
  const path = join(directory, 'engine.db')
  const database = openEngineDatabase(path)
  const journal = new SqliteJournal({ database, path })
  const world = new SimWorld({
    configuration: smallCluster(),
    behaviour: new ScriptedBehaviour(),
    start: Date.UTC(2026, 0, 1),
    journal,
  })
  for (const system of world.systems()) world.connect(system)
  const life = new RandomLife(world, new Dice('on disk'))
  await life.live(60, 30_000)
  await life.heal()
  expect(life.story.filter((line) => line.includes('engine restarts')).length).toBeGreaterThan(2)
  world.engine.close()
  const state = world.engine.state
  database.close()

  const reopened = openEngineDatabase(path)
  const again = new SqliteJournal({ database: reopened, path })
  expect(again.recover()).toEqual({ state: structuredClone(state), entries: [] })
  const log = again.decisions({ limit: 100_000 })
  expect(log.length).toBeGreaterThan(100)
  for (const { cause } of log) if (cause !== null) expect(again.decision(cause)?.id).toBe(cause)
  reopened.close()
})
