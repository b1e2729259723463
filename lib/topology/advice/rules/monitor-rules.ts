import type { Configuration } from '#lib/model/configuration.ts'
import { listAt, mailTypes, numberAt, ofTypes, textAt } from '../reading.ts'
import { inResource, type Found, type Rule } from '../rule.ts'

const ignored = 'FaultOnMonitorTimeouts'

const findTimeoutsIgnored = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, [...mailTypes, 'Application'])
    .filter((resource) => numberAt(configuration, resource, ignored) === 0)
    .map(({ name }) =>
      inResource(
        name,
        `A monitor of ${name} that never answers is no fault (FaultOnMonitorTimeouts = 0).`,
        'Set FaultOnMonitorTimeouts = 2: after two in a row it is restarted or failed over.',
      ),
    )

/** A resource that ignores time-outs altogether has a rule of its own. */
const table = [
  [ignored, 2],
  ['ConfInterval', 600],
  ['ToleranceLimit', 0],
] as const

const findOffTable = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, ['MsgSrv']).flatMap((resource) =>
    table
      .map(
        ([attribute, advised]) => [attribute, advised, numberAt(configuration, resource, attribute)] as const,
      )
      .filter(
        ([attribute, advised, actual]) => actual !== advised && !(attribute === ignored && actual === 0),
      )
      .map(([attribute, advised, actual]) =>
        inResource(
          resource.name,
          `${attribute} of ${resource.name} is ${actual}.`,
          `The guide recommends ${advised}.`,
        ),
      ),
  )

const initScript =
  /^(?:\/etc\/(?:rc\d?\.d\/)?init\.d\/|\/etc\/rc\d?\.d\/|(?:\/\S*\/)?(?:service|systemctl)\s)/

const findInitScript = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, ['Application', ...mailTypes]).flatMap((resource) => {
    const program = textAt(configuration, resource, 'MonitorProgram')
    if (!initScript.test(program)) return []
    return [
      inResource(
        resource.name,
        `${resource.name} asks "${program}" whether it is online: an init script answers 0 or 3, which means unknown here.`,
        'Write a monitor program that exits 110 for online and 100 for offline, or let PidFiles or MonitorProcesses tell.',
      ),
    ]
  })

const findNothingWatched = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, ['Application'])
    .filter(
      (resource) =>
        textAt(configuration, resource, 'MonitorProgram') === '' &&
        listAt(configuration, resource, 'PidFiles').length === 0 &&
        listAt(configuration, resource, 'MonitorProcesses').length === 0,
    )
    .map(({ name }) =>
      inResource(
        name,
        `Nothing tells whether ${name} is online.`,
        'Set MonitorProgram, PidFiles or MonitorProcesses.',
      ),
    )

/** How faults are noticed and counted. */
export const monitorRules = {
  'monitor-timeouts-ignored': {
    severity: 'warning',
    items: ['1-38'],
    source: 'guide 001, table 9-4',
    explanation: 'A server that hangs often hangs its monitor, too: time-outs must count.',
    find: findTimeoutsIgnored,
  },
  'off-table-9-4': {
    severity: 'advice',
    items: ['1-38'],
    source: 'guide 001, table 9-4',
    explanation: 'Two time-outs are a fault, faults are forgotten after 600 seconds, and none is tolerated.',
    find: findOffTable,
  },
  'init-script-as-monitor': {
    severity: 'warning',
    items: ['4-06', '4-07'],
    source: 'guide 004, exit codes of the monitor',
    explanation: 'A monitor answers 110 for online and 100 for offline; an init script does not.',
    find: findInitScript,
  },
  'application-not-watched': {
    severity: 'warning',
    items: ['4-07'],
    source: 'guide 004, exit codes of the monitor',
    explanation: 'An application needs a monitor program, PID files or processes to look for.',
    find: findNothingWatched,
  },
} as const satisfies Record<string, Rule>
