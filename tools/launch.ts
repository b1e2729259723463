/** npm start, on the pinned Node: builds the console, starts the three processes, stops them in order. */
import { mkdirSync } from 'node:fs'
import { buildConsole } from './launch/console-build.ts'
import { type Hawser, startHawser } from './launch/hawser.ts'
import { openBrowser } from './launch/open-browser.ts'
import { type LaunchOptions, readOptions, usage } from './launch/options.ts'

const say = (line: string) => process.stderr.write(`hawser: ${line}\n`)

async function run(options: LaunchOptions): Promise<number> {
  mkdirSync(options.data, { recursive: true, mode: 0o700 })
  if (!options.dev && !buildConsole(say)) return 1
  say(
    options.lab === 'none'
      ? 'starting engine and console …'
      : `starting the ${options.lab} lab, engine and console …`,
  )
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
  const starting = startHawser({ ...options, say })
  const first = await Promise.race([starting, asked.then(() => null)])
  const hawser: Hawser = first ?? (await starting)
  if (first) {
    const link = hawser.signInLink()
    process.stdout.write(`\n  Hawser    ${hawser.url}\n`)
    if (link) process.stdout.write(`  Sign in   ${link}   (works once, for 15 minutes)\n`)
    process.stdout.write('  Stop      Ctrl-C\n\n')
    if (options.open) openBrowser(link ?? hawser.url)
    await asked
  }
  say('stopping …')
  await hawser.stop()
  return 0
}

const read = readOptions(process.argv.slice(2), process.env)
if ('help' in read) process.stdout.write(usage)
else if ('problem' in read) {
  process.stderr.write(`${read.problem}\n\n${usage}`)
  process.exitCode = 2
} else {
  run(read.options).then(
    (code) => process.exit(code),
    (error: Error) => {
      say(error.message)
      process.exit(1)
    },
  )
}
