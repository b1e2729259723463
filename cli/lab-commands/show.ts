import type { LabState, SystemState } from '#lab/control/state.ts'
import type { LedgerEntry, Violation } from '#lab/ledger.ts'
import type { LabRequest } from './request.ts'

const conditionOf = ({ power, network, hung }: SystemState): string =>
  power === 'off' ? 'off' : [hung ? 'hung' : 'on', ...(network === 'cut' ? ['network cut'] : [])].join(', ')

const systemText = (system: SystemState): string => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['disks', system.disks],
    ['mounts', system.mounts.map(({ device, path }) => `${path} (${device})`)],
    ['addresses', system.addresses.map(({ address, prefix, device }) => `${address}/${prefix} on ${device}`)],
    ['links down', system.nics.filter(({ link }) => link === 'down').map(({ device }) => device)],
    [
      'services',
      system.services.map(({ service, pid, ports }) => {
        const shown = ports.map(({ port, localPort }) => `${port}→${localPort}`).join(' ')
        return `${service} (process ${pid}, port ${shown})`
      }),
    ],
    [
      'faults',
      system.faults.map(
        ({ kind, service, delayMs }) => `${kind} ${service}${delayMs > 0 ? ` ${delayMs} ms` : ''}`,
      ),
    ],
  ]
  const shown = rows
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `  ${name.padEnd(11)} ${values.join(`\n${' '.repeat(14)}`)}\n`)
  return `${system.name}: ${conditionOf(system)}, ssh port ${system.port}, ${system.processes.length} processes\n${shown.join('')}`
}

const stateText = ({ cluster, fence, systems, disks }: LabState): string => {
  const full = disks.filter((disk) => disk.full).map(({ name }) => name)
  return [
    `lab of cluster ${cluster}${fence.failing ? ', power switch failing' : ''}\n`,
    ...systems.map(systemText),
    ...(full.length > 0 ? [`full disks: ${full.join(', ')}\n`] : []),
  ].join('')
}

const ledgerText = (entries: readonly LedgerEntry[]): string =>
  entries
    .map(({ atMs, system, verb, kind, name, result }) => {
      return `${new Date(atMs).toISOString()} ${system} ${verb} ${kind} ${name} ${result}\n`
    })
    .join('')

const violationsText = (violations: readonly Violation[]): string =>
  violations.length === 0
    ? 'nothing was ever held by two systems\n'
    : violations.map(({ line, text }) => `line ${line}: ${text}\n`).join('')

/** An answer of the control API as text for people. The lab is ours, so its answers have their types. */
export const showAnswer = (shows: LabRequest['shows'], body: unknown): string => {
  switch (shows) {
    case 'state':
      return stateText(body as LabState)
    case 'ledger':
      return ledgerText((body as { entries: LedgerEntry[] }).entries)
    case 'violations':
      return violationsText((body as { violations: Violation[] }).violations)
    case 'done':
      return `${JSON.stringify(body)}\n`
  }
}

/** Whether an answer of `ledger --check` names a violation. */
export const hasViolations = (shows: LabRequest['shows'], body: unknown): boolean =>
  shows === 'violations' && (body as { violations: Violation[] }).violations.length > 0
