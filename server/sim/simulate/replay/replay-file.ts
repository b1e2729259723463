import { readFileSync, writeFileSync } from 'node:fs'
import type { ChanceScenario } from '../scenario-of-chance.ts'

/** A run as a person can read and edit it: the cluster line by line, one happening per line. */
export function writeReplay(path: string, scenario: ChanceScenario, failure: string): void {
  const { mainCf, happenings, ...rest } = scenario
  const head = JSON.stringify({ failure, ...rest, mainCf: mainCf.split('\n') }, null, 1)
  const list = happenings.map((happening) => `  ${JSON.stringify(happening)}`).join(',\n')
  writeFileSync(path, `${head.slice(0, -2)},\n "happenings": [\n${list}\n ]\n}\n`)
}

/** Reads what `writeReplay` wrote. Throws what reading and parsing throw, and when it is no such file. */
export function readReplay(path: string): ChanceScenario {
  const value = JSON.parse(readFileSync(path, 'utf8')) as ChanceScenario & { readonly mainCf: unknown }
  if (!Array.isArray(value.mainCf) || !Array.isArray(value.happenings))
    throw new Error(`${path} is no replay file of the simulator`)
  return { ...value, mainCf: value.mainCf.join('\n') }
}
