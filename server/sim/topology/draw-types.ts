import type { Dice } from '../dice.ts'

/** Names of the resource types of drawn clusters, with what they know of online and offline. */
export const drawnTypes = [
  { name: 'Daemon', operations: 'OnOff' },
  { name: 'Store', operations: 'OnOff' },
  { name: 'Card', operations: 'None' },
  { name: 'Job', operations: 'OnOnly' },
] as const

type Choice = readonly [attribute: string, values: readonly number[]]

/** Limits and times of agents, the VCS default first and often. Short ones, so that much happens in an hour. */
const choices: readonly Choice[] = [
  ['MonitorInterval', [60, 10, 20, 30, 60, 60, 120]],
  ['OfflineMonitorInterval', [300, 30, 60, 120, 300, 300]],
  ['MonitorTimeout', [60, 10, 30]],
  ['OnlineTimeout', [60, 20, 30, 120]],
  ['OfflineTimeout', [60, 20, 30, 120]],
  ['CleanTimeout', [60, 20, 30]],
  ['ToleranceLimit', [0, 0, 1, 2]],
  ['RestartLimit', [0, 0, 1, 2, 3]],
  ['OnlineRetryLimit', [0, 0, 1, 2]],
  ['OnlineWaitLimit', [2, 2, 0, 1, 3]],
  ['OfflineWaitLimit', [0, 0, 1, 2]],
  ['FaultOnMonitorTimeouts', [4, 4, 0, 1, 2]],
  ['ConfInterval', [600, 60, 120, 300, 600]],
  ['CleanRetryLimit', [0, 0, 3]],
  ['NumThreads', [10, 10, 1, 2]],
]

const overridable = choices.filter(([name]) => name !== 'NumThreads')

/** Type definitions of one cluster: each attribute is drawn or left to VCS. */
export function drawTypes(dice: Dice): string {
  return drawnTypes
    .map(({ name, operations }) => {
      const lines = choices.flatMap(([attribute, values]) =>
        dice.chance(0.8) ? [`  static int ${attribute} = ${dice.pick(values)}`] : [],
      )
      return [
        `type ${name} (`,
        '  static str ArgList[] = { PathName }',
        ...(operations === 'OnOff' ? [] : [`  static str Operations = ${operations}`]),
        ...(dice.chance(0.2) ? ['  static boolean IntentionalOffline = 1'] : []),
        ...lines,
        '  str PathName',
        ')',
      ].join('\n')
    })
    .join('\n')
}

/** Now and then a resource has its own value for something its type says. */
export const drawOverrides = (dice: Dice): string[] =>
  overridable.flatMap(([attribute, values]) =>
    dice.chance(0.03) ? [`    ${attribute} = ${dice.pick(values)}`] : [],
  )
