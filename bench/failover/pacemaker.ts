import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { timedProcess, type ProcessTimes } from './child-process.ts'

/** Whether crm_simulate (Debian: pacemaker-cli-utils) is there. */
export const isInstalled = (): boolean => spawnSync('crm_simulate', ['--version']).status === 0

const crmSimulate = (...args: readonly string[]): ProcessTimes => timedProcess('crm_simulate', args)

const cibOf = (directory: string): string => join(directory, 'cib', 'cib.xml')

/** How many resources one scheduler pass starts. */
export const startsPlanned = (directory: string): number =>
  crmSimulate('-R', '-x', cibOf(directory)).output.match(/^ {2}\* Start /gm)?.length ?? 0

/** One scheduler pass as a whole process, from file to plan. */
export const passProcess = (directory: string): ProcessTimes => crmSimulate('-R', '-x', cibOf(directory))

/**
 * One scheduler pass alone: what two more passes of the same process cost (`--profile --repeat`, by its own
 * processor clock), so that neither starting, reading nor printing counts.
 */
export const passAloneMs = (directory: string): number =>
  (profiledMs(directory, 3) - profiledMs(directory, 1)) / 2

function profiledMs(directory: string, repeat: number): number {
  const { output } = crmSimulate('--profile', join(directory, 'cib'), '--repeat', String(repeat))
  const [, seconds] = / ([\d.]+) secs/.exec(output) ?? []
  if (seconds === undefined) throw new Error(`crm_simulate --profile said: ${output}`)
  return Number(seconds) * 1000
}

/** The scheduler pass and the whole transition it leads to, as one process. */
export const transitionProcess = (directory: string): ProcessTimes =>
  crmSimulate('-S', '-x', cibOf(directory))
