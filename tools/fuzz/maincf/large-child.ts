/** One large input in a process of its own: prints what it took. Argument: the name of the input. */
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { parse } from '#lib/maincf/parse.ts'
import { printTree } from '#lib/maincf/syntax/tree.ts'
import { largeInputs } from './large-inputs.ts'

const text = largeInputs[process.argv[2] ?? '']?.()
if (text === undefined) throw new RangeError('no such input')
const characters = text.length
const before = process.resourceUsage().maxRSS
const start = process.cpuUsage()
const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text }])
const { user } = process.cpuUsage(start)
const kilobytes = process.resourceUsage().maxRSS - before
const isWhole = printTree(parse('main.cf', text.slice(0, 1_000_000)).tree) === text.slice(0, 1_000_000)
process.stdout.write(
  JSON.stringify({
    characters,
    cpuMs: user / 1000,
    kilobytes,
    problems: problems.length,
    isWhole,
    loads: configuration !== null,
  }),
)
