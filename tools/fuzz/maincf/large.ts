import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { engineFlags } from '../../launch/engine-runtime.ts'
import { largeInputs } from './large-inputs.ts'

const run = promisify(execFile)
const child = join(import.meta.dirname, 'large-child.ts')
const answer = z.object({
  characters: z.number(),
  cpuMs: z.number(),
  kilobytes: z.number(),
  problems: z.number(),
  isWhole: z.boolean(),
  loads: z.boolean(),
})

/** Of small inputs the memory of the program itself would be measured. */
const smallest = 1_000_000
const mostTimes = 60
const mostMsPerMegabyte = 1000

/** Takes every large input in a process of its own, bounded as the engine is; false when one crashes, or takes too long or too much. */
export const takeLargeInputs = async (): Promise<boolean> => {
  let isSound = true
  process.stdout.write('| input | MB | ms of processor | memory, times the input | findings |\n')
  process.stdout.write('| --- | ---: | ---: | ---: | ---: |\n')
  for (const name of Object.keys(largeInputs)) {
    const { stdout } = await run(process.execPath, [...engineFlags, child, name], { maxBuffer: 1_000_000 })
    const { characters, cpuMs, kilobytes, problems, isWhole } = answer.parse(JSON.parse(stdout))
    const times = (kilobytes * 1024) / characters
    const isLarge = characters >= smallest
    const isGood =
      isWhole &&
      cpuMs <= mostMsPerMegabyte * Math.max(characters / 1e6, 1) &&
      (!isLarge || times <= mostTimes)
    if (!isGood) isSound = false
    const memory = isLarge ? times.toFixed(1) : 'not measured'
    const megabytes = (characters / 1e6).toFixed(2)
    process.stdout.write(
      `| ${name}${isGood ? '' : ' **too much**'} | ${megabytes} | ${cpuMs.toFixed(0)} | ${memory} | ${problems} |\n`,
    )
  }
  return isSound
}
