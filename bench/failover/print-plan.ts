import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { systemName } from '#lib/model/names.ts'
import { planFailover } from '#lib/planner/plan-failover.ts'
import { runningState, type Found } from './running-state.ts'

/** Reads main.cf, types.cf and found.json of a directory and prints the plan after the loss of a system. */
export function printPlan(directory: string, lost: string): void {
  const textOf = (name: string): string => readFileSync(join(directory, name), 'utf8')
  const files = ['main.cf', 'types.cf'].map((name) => ({ name, text: textOf(name) }))
  const { configuration, problems } = loadConfiguration(files)
  if (!configuration) throw new Error(problems[0]?.message ?? 'main.cf is empty')
  const found = JSON.parse(textOf('found.json')) as Found
  const { groups, steps } = planFailover(runningState(configuration, found), systemName(lost))
  const moves = groups.map(({ group, target }) => `${group}: ${lost} -> ${target ?? 'stays down'}\n`)
  const lines = steps.map(
    (step) =>
      `${step.id} ${step.action} ${step.resource} on ${step.system} after [${step.after.join(', ')}]\n`,
  )
  process.stdout.write([...moves, ...lines].join(''))
}
