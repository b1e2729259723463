import { readFileSync, renameSync, writeFileSync } from 'node:fs'

export const serviceFaultKinds = ['slow', 'fail-start', 'hang'] as const
export type ServiceFaultKind = (typeof serviceFaultKinds)[number]

/** What a person planted on one service of one system. `delayMs` counts for `slow`, else 0. */
export type ServiceFault = {
  readonly kind: ServiceFaultKind
  readonly service: string
  readonly delayMs: number
}

const isKind = (text: string): text is ServiceFaultKind =>
  (serviceFaultKinds as readonly string[]).includes(text)

/** The faults in a system's faults file (one "kind service delayMs" a line); none when there is no file. */
export const readFaults = (file: string): ServiceFault[] => {
  let text = ''
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return text.split('\n').flatMap((line) => {
    const [kind = '', service = '', delayMs = '0'] = line.split(' ')
    return isKind(kind) ? [{ kind, service, delayMs: Number(delayMs) }] : []
  })
}

/** Replaces a faults file at once: a reader sees the old faults or the new ones. */
export const writeFaults = (file: string, faults: readonly ServiceFault[]) => {
  const text = faults.map(({ kind, service, delayMs }) => `${kind} ${service} ${delayMs}\n`).join('')
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

export const hasFault = (file: string, kind: ServiceFaultKind, service: string) =>
  readFaults(file).some((fault) => fault.kind === kind && fault.service === service)
