import { parseArgs } from 'node:util'
import { whyNoRealLab } from './abilities.ts'
import { isSystem, systems, virtualAddress } from './layout.ts'
import { bringUp, isUp, labState, takeDown, tellLab } from './real-lab.ts'

const usage = `Usage: npm run lab:real -- up|down|status [--data DIR]
       npm run lab:real -- power-off|power-on|cut-network|restore-network SYSTEM
       npm run lab:real -- fence work|fail|hold

The real lab: ${systems.join(', ')} as systems of their own on this machine (root, Debian), with real servers.

  up      brings it up and puts cluster "real" into the data directory (HAWSER_DATA, default .hawser);
          then: npm start -- --lab none
  down    takes everything away
  status  what is on, cut off, and who holds the disk
`

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const systemCommands = ['power-off', 'power-on', 'cut-network', 'restore-network']

const showStatus = async (): Promise<void> => {
  if (!(await isUp())) return print('no real lab is up')
  const state = await labState()
  for (const [name, { power, network, disk }] of Object.entries(state.systems))
    print(
      `${name.padEnd(8)} power ${power.padEnd(4)} network ${network.padEnd(4)} ${disk ? 'holds the disk' : ''}`.trimEnd(),
    )
  print(`fence    ${state.fence.behaviour}`)
}

const perform = async (command: string, name: string | undefined, data: string): Promise<void> => {
  if (command === 'status') return showStatus()
  if (command === 'down') return takeDown()
  if (command === 'fence' && name !== undefined && ['work', 'fail', 'hold'].includes(name)) {
    await tellLab('POST', `/fence/${name}`)
    return
  }
  if (systemCommands.includes(command) && name !== undefined && isSystem(name)) {
    await tellLab('POST', `/systems/${name}/${command}`)
    return
  }
  if (command !== 'up') throw new TypeError(usage)
  const reason = whyNoRealLab()
  if (reason !== null) throw new Error(`the real lab cannot be brought up: ${reason}`)
  await bringUp({ dataDirectory: data, monitorIntervalS: 5, onlyWhileIRun: false, say: print })
  print(`the real lab is up; its mail group will answer at ${virtualAddress}`)
  print(`npm start -- --lab none --data ${data}`)
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string', default: process.env['HAWSER_DATA'] ?? '.hawser' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) process.stdout.write(usage)
  else await perform(positionals[0] ?? '', positionals[1], values.data)
} catch (error) {
  const isUsage = error instanceof TypeError
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = isUsage ? 2 : 1
}
