/** npm run simulate: random clusters in random storms, judged after every event. */
import { readCommandLine, usage, type CommandLine } from './command-line.ts'
import { huntMutants } from './hunt-mutants.ts'
import { hunt, playReplay } from './hunt.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

if (process.argv.includes('--help')) {
  process.stdout.write(usage)
  process.exit(0)
}
let asked: CommandLine
try {
  asked = readCommandLine(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  process.exit(2)
}
if (asked.mutants) process.exitCode = await huntMutants(say)
else if (asked.replay !== null) process.exitCode = await playReplay(asked.replay, say)
else process.exitCode = await hunt(asked, say, (line) => void process.stderr.write(`${line}\n`))
