/** What a lab command asks of the lab's control API. */
export type LabRequest = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
  /** How the answer is shown to a person. */
  readonly shows: 'state' | 'ledger' | 'violations' | 'done'
}

export type CommandOptions = {
  readonly delayMs: number | null
  readonly device: string | null
  readonly check: boolean
}

type Command = {
  readonly arguments: string
  readonly purpose: string
  /** Null when the words do not fit. */
  readonly request: (words: readonly string[], options: CommandOptions) => LabRequest | null
}

const part = encodeURIComponent
const done = (path: string, body?: unknown): LabRequest => ({
  method: 'POST',
  path,
  shows: 'done',
  ...(body === undefined ? {} : { body }),
})

/** A command with exactly these many words after it. */
const exactly =
  (count: number, request: (words: readonly string[], options: CommandOptions) => LabRequest | null) =>
  (words: readonly string[], options: CommandOptions) =>
    words.length === count && words.every((word) => word !== '') ? request(words, options) : null

const onSystem = (command: string) =>
  exactly(1, ([system = '']) => done(`/systems/${part(system)}/${command}`))

const onService = (command: string) =>
  exactly(2, ([system = '', service = ''], { delayMs }) =>
    done(
      `/systems/${part(system)}/services/${part(service)}/${command}`,
      command === 'slow' && delayMs !== null ? { delayMs } : undefined,
    ),
  )

/** The commands of `hawser lab`, in the order of the usage text. */
export const labCommands: Readonly<Record<string, Command>> = {
  state: {
    arguments: '',
    purpose: 'what each system is and holds',
    request: exactly(0, () => ({ method: 'GET', path: '/state', shows: 'state' })),
  },
  kill: {
    arguments: 'SYSTEM SERVICE',
    purpose: "kill a service's processes without a word",
    request: onService('kill'),
  },
  hang: {
    arguments: 'SYSTEM [SERVICE]',
    purpose:
      'make a service accept and never answer; without a service: stop the whole system where it stands',
    request: (words, options) => (words.length === 1 ? onSystem('hang') : onService('hang'))(words, options),
  },
  thaw: { arguments: 'SYSTEM', purpose: 'let a hung system go on', request: onSystem('thaw') },
  slow: {
    arguments: 'SYSTEM SERVICE',
    purpose: 'make the next starts wait (--delay MS, default 10000)',
    request: onService('slow'),
  },
  'fail-start': {
    arguments: 'SYSTEM SERVICE',
    purpose: 'make the next starts fail',
    request: onService('fail-start'),
  },
  heal: {
    arguments: 'SYSTEM SERVICE',
    purpose: 'take every fault off a service',
    request: onService('heal'),
  },
  'power-off': {
    arguments: 'SYSTEM',
    purpose: 'cut the power: every process dies at once',
    request: onSystem('power-off'),
  },
  'power-on': { arguments: 'SYSTEM', purpose: 'boot a system', request: onSystem('power-on') },
  cut: {
    arguments: 'SYSTEM',
    purpose: 'pull the network cable: silence, processes go on',
    request: onSystem('cut-network'),
  },
  restore: { arguments: 'SYSTEM', purpose: 'plug the cable in again', request: onSystem('restore-network') },
  nic: {
    arguments: 'SYSTEM up|down',
    purpose: 'link of the network cards (--device NAME for one)',
    request: exactly(2, ([system = '', link = ''], { device }) =>
      link === 'up' || link === 'down'
        ? done(`/systems/${part(system)}/nic/${link}${device === null ? '' : `?device=${part(device)}`}`)
        : null,
    ),
  },
  fill: {
    arguments: 'DISKGROUP',
    purpose: 'fill a disk',
    request: exactly(1, ([disk = '']) => done(`/disks/${part(disk)}/fill`)),
  },
  empty: {
    arguments: 'DISKGROUP',
    purpose: 'make room on it again',
    request: exactly(1, ([disk = '']) => done(`/disks/${part(disk)}/empty`)),
  },
  fence: {
    arguments: 'fail|heal',
    purpose: 'make the power switch itself fail, or work again',
    request: exactly(1, ([fault = '']) =>
      fault === 'fail' || fault === 'heal' ? done(`/fence/${fault}`) : null,
    ),
  },
  ledger: {
    arguments: '',
    purpose: 'who took and gave up what (--check: was anything ever held by two systems?)',
    request: exactly(0, (_words, { check }) =>
      check
        ? { method: 'GET', path: '/ledger/check', shows: 'violations' }
        : { method: 'GET', path: '/ledger', shows: 'ledger' },
    ),
  },
}

/** The usage text of `hawser lab`. */
export const labUsage = (): string => {
  const lines = Object.entries(labCommands).map(([name, { arguments: words, purpose }]) => {
    return `  ${`${name} ${words}`.padEnd(28)} ${purpose}`
  })
  return `Usage: hawser lab COMMAND [--data DIR] [--json]

Acts on the embedded lab of a data directory (HAWSER_DATA, default .hawser).
SERVICE is a resource, or a root and service such as /sunone/mail/msgsrv/imap.

${lines.join('\n')}

Exit code: 0 done, 1 refused or no lab, 2 wrong words; ledger --check: 3 when something was held by two.
`
}
