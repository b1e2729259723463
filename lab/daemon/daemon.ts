import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hasFault } from '#lab/hardware/faults.ts'
import { recordInLedger } from '#lab/hardware/ledger-file.ts'
import { addressDirectory } from '#lab/hardware/paths.ts'
import {
  registerService,
  settleServices,
  unregisterService,
  type ServicePort,
} from '#lab/hardware/registry.ts'
import { converse } from './conversation.ts'
import { MailStore } from './mail/mail-store.ts'
import { receptionOf } from './secured.ts'

/**
 * One mail daemon. Started by lab/software with its program's path and its root on the command line;
 * says "ready" or "error SENTENCE" once, then closes its output. Ends cleanly on TERM.
 */
const { values } = parseArgs({
  allowPositionals: true,
  options: {
    root: { type: 'string', default: '' },
    service: { type: 'string', default: '' },
    'pid-file': { type: 'string', default: '' },
    ports: { type: 'string', default: '' },
  },
})

const environment = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set`)
  return value
}
const hardware = environment('HAWSER_LAB_HARDWARE')
const system = environment('HAWSER_LAB_SYSTEM')
const faultsFile = environment('HAWSER_LAB_FAULTS')
const service = `${values.root.slice(environment('HAWSER_SYSTEM_ROOT').length)}/${values.service}`

type Asked = { protocol: string; port: number; address: string | null }

/** The lines "service protocol port address" of the ports file that are this daemon's, and the scope line. */
const readPorts = (): { asked: Asked[]; ledgerName: string } => {
  const lines = readFileSync(values.ports, 'utf8').split('\n')
  const asked = lines.flatMap((line) => {
    const [name, protocol = '', port = '0', address = '-'] = line.split(' ')
    if (name !== values.service) return []
    return [{ protocol, port: Number(port), address: address === '-' ? null : address }]
  })
  const everySystem = lines.includes('runs on every system')
  return {
    asked: asked.length > 0 ? asked : [{ protocol: 'none', port: 0, address: null }],
    ledgerName: everySystem ? `${system}:${service}` : service,
  }
}

/** The mark of a filled disk group stands two levels above the volume the software lies on. */
const isDiskFull = () => existsSync(join(realpathSync(values.root).replace(/\/volumes\/.*/, ''), 'full'))

/** Holds the port for as long as the process lives. */
const listen = (asked: Asked): Promise<ServicePort> =>
  new Promise((resolve, reject) => {
    const { address } = asked
    if (address !== null && !existsSync(join(addressDirectory(hardware, address), `holder.${system}`))) {
      reject(new Error(`cannot listen on ${address} port ${asked.port}: Cannot assign requested address`))
      return
    }
    const isHung = () =>
      hasFault(faultsFile, 'hang', service) || hasFault(faultsFile, 'hang', `${service}/${asked.protocol}`)
    const place = { host: address ?? system, isHung, isDiskFull, mail: new MailStore(values.root) }
    const { protocol, receive } = receptionOf(asked.protocol, place.host)
    const server = createServer((socket) => converse(isHung() ? socket : receive(socket), protocol, place))
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const bound = server.address()
      const localPort = bound !== null && typeof bound === 'object' ? bound.port : 0
      resolve({ ...asked, localPort })
    })
  })

const say = (text: string) => {
  writeSync(1, `${text}\n`)
  for (const descriptor of [1, 2]) closeSync(descriptor)
  for (const _ of [1, 2]) openSync('/dev/null', 'w')
}

const run = async () => {
  const { asked, ledgerName } = readPorts()
  if (isDiskFull()) throw new Error(`${values['pid-file']}: No space left on device`)
  settleServices(hardware, (candidate) => candidate === service)
  const record = (verb: 'acquire' | 'release', result: string) =>
    recordInLedger(hardware, { system, verb, kind: 'service', name: ledgerName, result })
  const leave = (result: string) => {
    rmSync(values['pid-file'], { force: true })
    unregisterService(hardware, system, service)
    record('release', result)
  }
  process.on('SIGTERM', () => {
    if (hasFault(faultsFile, 'hang', service)) return
    leave('stopped')
    process.exit(0)
  })
  record('acquire', `pid:${process.pid}`)
  try {
    const ports = await Promise.all(asked.map(listen))
    registerService(hardware, system, { pid: process.pid, service, ledgerName, ports })
    writeFileSync(values['pid-file'], `${process.pid}\n`)
  } catch (error) {
    leave('failed')
    throw error
  }
}

try {
  await run()
  say('ready')
} catch (error) {
  say(`error ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
