import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { listenControl } from '../../control/listen.ts'
import { writePrivate } from '../../setup/connections.ts'
import { configurations, isConfiguration } from '../configurations.ts'
import { addressOf, labFile, type RealSystem } from '../layout.ts'
import { clear } from '../clear.ts'
import { prepareSystem } from '../system/prepare.ts'
import { powerSwitch } from './power-switch.ts'

/**
 * The power switch as a process: `main.ts PACKAGES_IMAGE CONFIGURATION [--while-read]`. Writes lab.json, prints "ready", and
 * takes the whole lab down when it is told to, at SIGTERM, or, with --while-read, when its standard input ends:
 * then a test that was killed leaves nothing running.
 */
const [packages, name = '', flag] = process.argv.slice(2)
if (packages === undefined) throw new TypeError('the image of the packages is not named')
if (!isConfiguration(name)) throw new TypeError(`there is no configuration ${name}`)
const configuration = configurations[name]

const token = randomBytes(24).toString('base64url')
let ending = false
const takeDown = (): void => {
  if (ending) return
  ending = true
  rmSync(labFile, { force: true })
  clear().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
}
const { cluster, systems } = configuration
const parts = (system: RealSystem) =>
  prepareSystem({ name: system, address: addressOf(system), packages }, configuration)
const { url } = await listenControl(powerSwitch({ token, systems, parts, takeDown }))
writePrivate(labFile, `${JSON.stringify({ controlUrl: url, token, cluster, pid: process.pid })}\n`)
process.on('SIGTERM', takeDown)
// Whoever watches it may be gone.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)
if (flag === '--while-read') process.stdin.resume().on('end', takeDown).on('error', takeDown)
process.stdout.write('ready\n')
