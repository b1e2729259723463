import type { Answers } from './answers.ts'
import { hasCore, hasDirectory } from './component.ts'
import { systemOrder } from './placement.ts'
import type { StepId } from './steps.ts'
import type { Planned, PlannedGroup } from './suggest.ts'

/** Something a person does for one group at one step, with the names of the plan. */
export type HandWork = { readonly step: StepId; readonly group: string; readonly text: string }

/**
 * What has to be done by hand for each group, in the order of the guide's steps. Guide 000, pages 41 to 46; where
 * programs lie: guide 001, steps 6 and 11.
 */
export const handWork = (answers: Answers, planned: Planned): readonly HandWork[] =>
  steps.flatMap(([step, textOf]) =>
    planned.groups
      .filter(({ kind }) => kind !== 'empty')
      .map((group, index) => ({
        step,
        group: group.name,
        text: textOf({ answers, group, order: systemOrder(answers, planned, group, index) }),
      })),
  )

type Work = { readonly answers: Answers; readonly group: PlannedGroup; readonly order: readonly string[] }

const named = ({ hostName, address }: PlannedGroup): string =>
  hostName === '' ? address : `${hostName} (${address})`

const disks = ({ order }: Work): string =>
  `Have a disk allocated that ${listed(order)} can see and nobody else uses.`

const volumes = ({ answers: { storage }, group, order }: Work): string => {
  const { diskGroup, volume, fileSystem, mountPoint, blockDevice } = group
  const made =
    storage === 'plain'
      ? `Make a file system (${fileSystem}) on ${blockDevice}`
      : `Make the ${storage === 'lvm' ? 'volume group' : 'disk group'} ${diskGroup}, the volume ${volume} and a file system (${fileSystem}) on it`
  return `${made}, and the directory ${mountPoint} on ${listed(order)}. Keep it out of the table of file systems mounted at boot.`
}

const addresses = ({ group, order }: Work): string =>
  `Reserve ${named(group)} with the net mask ${group.netMask}; nothing may answer there yet. Let ${listed(order)} resolve its name alike.`

const groups = ({ group: { name, home }, order }: Work): string => {
  const target = order.find((system) => system !== home)
  const test = target === undefined ? '' : `, hagrp -switch ${name} -to ${target}, and back`
  return `Test disk and address: hagrp -online ${name} -sys ${home}${test}.`
}

const software = ({ answers: { binaries }, group, order }: Work): string => {
  const { kind, home, serverRoot, directoryRoot, mountPoint } = group
  const isLocal = binaries === 'local' && (hasCore(kind) || kind === 'mmp')
  const directory = hasDirectory(kind)
    ? ` Install Directory and Administration Server on ${home} with the server root ${directoryRoot}.`
    : ''
  const messaging =
    kind === 'directory'
      ? ''
      : isLocal
        ? ` Install the programs on each of ${listed(order)} in ${serverRoot}, of one version, and their configuration and data in ${mountPoint} on ${home}.`
        : ` Install the messaging software on ${home} in ${serverRoot}.`
  return `With the group online:${directory}${messaging} Give ${named(group)} wherever a host is asked for.`
}

const binding = ({ answers, group }: Work): string =>
  answers.binding === 'address'
    ? `Let every server listen on ${group.address} only.`
    : `Give the servers their ports: ${group.services.map(([name, port]) => `${name} ${port}`).join(', ') || 'those they have'}.`

const control = ({ group: { kind, serverRoot, directoryRoot } }: Work): string => {
  const roots = [
    ...(hasDirectory(kind) ? [directoryRoot] : []),
    ...(kind === 'directory' ? [] : [serverRoot]),
  ]
  return `Start by hand, and see that ps -ef shows ${listed(roots)} in the command line of every process; then stop.`
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const steps: readonly (readonly [StepId, (work: Work) => string])[] = [
  ['disks', disks],
  ['volumes', volumes],
  ['addresses', addresses],
  ['groups', groups],
  ['software', software],
  ['binding', binding],
  ['control', control],
]
