import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordInLedger } from './ledger-file.ts'
import { pathKey, servicesDirectory } from './paths.ts'

/** A port a daemon was asked for, and the loopback port that stands for it. */
export type ServicePort = {
  readonly protocol: string
  readonly address: string | null
  readonly port: number
  readonly localPort: number
}

/** A daemon as it is on record. `service` is its root and name, without the system's root directory. */
export type ServiceRecord = {
  readonly pid: number
  readonly service: string
  readonly ledgerName: string
  readonly ports: readonly ServicePort[]
}

const recordFile = (hardware: string, system: string, service: string) =>
  join(servicesDirectory(hardware, system), pathKey(service))

/** Puts a daemon on record. The first line is its process id, for the start and stop programs. */
export const registerService = (hardware: string, system: string, record: ServiceRecord) => {
  const file = recordFile(hardware, system, record.service)
  mkdirSync(servicesDirectory(hardware, system), { recursive: true })
  const draft = join(servicesDirectory(hardware, system), `.${record.pid}`)
  writeFileSync(draft, `${record.pid}\n${JSON.stringify(record)}\n`)
  renameSync(draft, file)
}

export const unregisterService = (hardware: string, system: string, service: string) =>
  rmSync(recordFile(hardware, system, service), { force: true })

/** The daemons on record on one system, dead ones too. */
export const registeredServices = (hardware: string, system: string): ServiceRecord[] => {
  const directory = servicesDirectory(hardware, system)
  return namesIn(directory).flatMap((name) => {
    const text = name.startsWith('.') ? null : readIfThere(join(directory, name))
    const json = text?.split('\n')[1]
    return json ? [JSON.parse(json) as ServiceRecord] : []
  })
}

/** Whether a daemon's process still runs. A process that only waits to be collected has no command line. */
export const isRunning = (record: ServiceRecord): boolean => {
  const commandLine = readIfThere(`/proc/${record.pid}/cmdline`)
  if (commandLine !== null)
    return commandLine.includes(record.service.slice(0, record.service.lastIndexOf('/')))
  if (readIfThere('/proc/self/cmdline') !== null) return false
  try {
    return process.kill(record.pid, 0)
  } catch {
    return false
  }
}

/** Writes the release of each daemon that ended without a word, then strikes it off the record. */
export const settleServices = (hardware: string, only: (service: string) => boolean = () => true) => {
  for (const system of namesIn(join(hardware, 'systems'))) {
    for (const record of registeredServices(hardware, system)) {
      if (!only(record.service) || isRunning(record)) continue
      const { ledgerName: name } = record
      recordInLedger(hardware, { system, verb: 'release', kind: 'service', name, result: 'died' })
      unregisterService(hardware, system, record.service)
    }
  }
}

const readIfThere = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const namesIn = (directory: string): string[] => {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}
