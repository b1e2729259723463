import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { systemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { planFailover } from '#lib/planner/plan-failover.ts'

/** Reads main.cf, types.cf and state.json of a directory and prints the plan after the loss of a system. */
export function printPlan(directory: string, lost: string): void {
  const textOf = (name: string): string => readFileSync(join(directory, name), 'utf8')
  const files = ['main.cf', 'types.cf'].map((name) => ({ name, text: textOf(name) }))
  const { configuration, problems } = loadConfiguration(files)
  if (!configuration) throw new Error(problems[0]?.message ?? 'main.cf is empty')
  const runtime = JSON.parse(textOf('state.json')) as Omit<ClusterState, 'configuration'>
  const { groups, steps } = planFailover({ ...runtime, configuration }, systemName(lost))
  const moves = groups.map(({ group, target }) => `${group}: ${lost} -> ${target ?? 'stays down'}\n`)
  const lines = steps.map(
    (step) =>
      `${step.id} ${step.action} ${step.resource} on ${step.system} after [${step.after.join(', ')}]\n`,
  )
  process.stdout.write([...moves, ...lines].join(''))
}
