import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { clusterwareRunbook } from '#lib/frameworks/clusterware/clusterware-runbook.ts'
import { pacemakerRunbook } from '#lib/frameworks/pacemaker/pacemaker-runbook.ts'
import type { Runbook } from '#lib/frameworks/runbook/runbook.ts'
import { scriptText } from '#lib/frameworks/runbook/script.ts'
import { runbookText } from '#lib/frameworks/runbook/text.ts'
import { sunCluster22Runbook } from '#lib/frameworks/sun-cluster-22/sun-cluster-22-runbook.ts'
import { sunClusterRunbook } from '#lib/frameworks/sun-cluster/sun-cluster-runbook.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { readConfiguration } from '../forecast-commands/read-configuration.ts'
import type { CommandResult } from '../forecast-commands/run.ts'

const usage = `Usage: hawser convert --to pacemaker|suncluster|suncluster-old|suncluster22|clusterware MAIN.CF
                      [--fence AGENT] [--script] [--reverse] [--files FOLDER] [--json]

What one would do to have the cluster of a main.cf (or of a folder with one) in another framework: what must hold first,
every step with what holds after it, the way back, and what could not be carried over. Nothing is contacted.

  --to            suncluster is 3.2 and later (clrg, clrs), suncluster-old 3.0 and 3.1 (scrgadm, scswitch)
  --fence AGENT   pacemaker: the program that switches a system off, such as fence_ipmilan
  --script        the steps as a shell script that looks at the state before and after each
  --reverse       with --script: the way back
  --files FOLDER  writes the scripts and every file the steps need into a folder
  --json          as JSON

Exit code: 0 answered, 1 main.cf cannot be read or has errors, 2 wrong words.
`

type Make = (configuration: Configuration, fenceAgent: string | undefined) => Runbook

const frameworks: Readonly<Record<string, Make>> = {
  pacemaker: pacemakerRunbook,
  suncluster: (configuration) => sunClusterRunbook(configuration, 'new'),
  'suncluster-old': (configuration) => sunClusterRunbook(configuration, 'old'),
  suncluster22: sunCluster22Runbook,
  clusterware: clusterwareRunbook,
}

const options = {
  to: { type: 'string' },
  fence: { type: 'string' },
  script: { type: 'boolean' },
  reverse: { type: 'boolean' },
  files: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

const wrong = (why: string): CommandResult => ({
  code: 2,
  stdout: '',
  stderr: why === '' ? usage : `hawser convert: ${why}\n`,
})

/** `hawser convert`. Never throws on wrong words or a main.cf that cannot be read. */
export function runConvertCommand(argv: readonly string[]): CommandResult {
  const words = understood(argv)
  if (typeof words === 'string') return wrong(words)
  const { values, positionals } = words
  if (values.help) return { code: 0, stdout: usage, stderr: '' }
  const [file] = positionals
  const { to = '', fence } = values
  if (file === undefined || positionals.length > 1 || to === '') return wrong('')
  const make = Object.hasOwn(frameworks, to) ? frameworks[to] : undefined
  if (!make) return wrong(`--to takes ${Object.keys(frameworks).join(', ')}, not ${to}`)
  if (fence !== undefined && !/^[\w.+-]+$/.test(fence)) return wrong(`${fence} is no name of a fence agent`)
  const { configuration, complaints } = readConfiguration(file)
  if (configuration === null) return { code: 1, stdout: '', stderr: complaints }
  const runbook = make(configuration, fence)
  if (values.files !== undefined) return { ...write(runbook, values.files), stderr: complaints }
  return { code: 0, stdout: shown(runbook, values), stderr: complaints }
}

function understood(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options })
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return error.message
    throw error
  }
}

function shown(
  runbook: Runbook,
  {
    json,
    script,
    reverse,
  }: { readonly json?: boolean; readonly script?: boolean; readonly reverse?: boolean },
): string {
  if (json) return `${JSON.stringify(runbook, null, 2)}\n`
  return script ? scriptText(runbook, reverse ? 'reverse' : 'steps') : runbookText(runbook)
}

/** Writes the runbook, both scripts and what they need; says what was written. */
function write(runbook: Runbook, folder: string): Omit<CommandResult, 'stderr'> {
  const files = [
    { name: 'runbook.txt', text: runbookText(runbook) },
    { name: 'set-up.sh', text: scriptText(runbook, 'steps') },
    { name: 'take-away.sh', text: scriptText(runbook, 'reverse') },
    ...runbook.files,
  ]
  mkdirSync(folder, { recursive: true })
  for (const { name, text } of files) writeFileSync(join(folder, name), text)
  return { code: 0, stdout: files.map(({ name }) => `${join(folder, name)}\n`).join('') }
}
