import { parseArgs } from 'node:util'
import { whyNoRealLab } from './abilities.ts'
import { configurations, isConfiguration, type ConfigurationName } from './configurations.ts'
import { isSystem } from './layout.ts'
import { bringUp, isUp, labState, takeDown, tellLab } from './real-lab.ts'

const usage = `Usage: npm run lab:real -- up [--configuration single|midrange] [--data DIR]
       npm run lab:real -- down|status
       npm run lab:real -- power-off|power-on|cut-network|restore-network SYSTEM
       npm run lab:real -- fence work|fail|hold

The real lab: systems of their own on this machine (root, Debian), with real servers.

  up      brings it up and puts its cluster into the data directory (HAWSER_DATA, default .hawser);
          then: npm start -- --lab none
          single    cluster "${configurations.single.cluster}": ${configurations.single.systems.join(', ')}; one group
          midrange  cluster "${configurations.midrange.cluster}": ${configurations.midrange.systems.join(', ')}; four groups
  down    takes everything away
  status  what is on, cut off, and who holds which disk
`

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const systemCommands = ['power-off', 'power-on', 'cut-network', 'restore-network']

const showStatus = async (): Promise<void> => {
  if (!(await isUp())) return print('no real lab is up')
  const state = await labState()
  for (const [name, { power, network, disks }] of Object.entries(state.systems))
    print(
      `${name.padEnd(8)} power ${power.padEnd(4)} network ${network.padEnd(4)} ${disks.length > 0 ? `holds ${disks.join(', ')}` : ''}`.trimEnd(),
    )
  print(`fence    ${state.fence.behaviour}`)
}

type Values = { readonly data: string; readonly configuration: ConfigurationName }

const up = async ({ data, configuration }: Values): Promise<void> => {
  const reason = whyNoRealLab()
  if (reason !== null) throw new Error(`the real lab cannot be brought up: ${reason}`)
  await bringUp({
    configuration,
    dataDirectory: data,
    monitorIntervalS: 5,
    onlyWhileIRun: false,
    say: print,
  })
  print('the real lab is up; its groups will answer at:')
  for (const [host, address] of Object.entries(configurations[configuration].hosts))
    print(`  ${address}  ${host}`)
  print(`npm start -- --lab none --data ${data}`)
}

const perform = async (command: string, name: string | undefined, values: Values): Promise<void> => {
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
  await up(values)
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string', default: process.env['HAWSER_DATA'] ?? '.hawser' },
      configuration: { type: 'string', default: 'single' },
      help: { type: 'boolean', default: false },
    },
  })
  const { configuration, data } = values
  if (!isConfiguration(configuration)) throw new TypeError(usage)
  if (values.help) process.stdout.write(usage)
  else await perform(positionals[0] ?? '', positionals[1], { configuration, data })
} catch (error) {
  const isUsage = error instanceof TypeError
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = isUsage ? 2 : 1
}
