import type { Answers, GroupDetails } from '#lib/topology/build/answers.ts'
import { hasCore, hasDirectory } from '#lib/topology/build/component.ts'
import type { StepId } from '#lib/topology/build/steps.ts'
import type { PlannedGroup } from '#lib/topology/build/suggest.ts'

/** Details that are one word each; services have fields of their own. */
export type TextDetail = Exclude<keyof GroupDetails, 'services'>

export type GroupField = {
  readonly field: TextDetail
  readonly label: string
  readonly step: StepId
  /** Whether it is asked for this group with these answers. */
  readonly isAsked: (answers: Answers, group: PlannedGroup) => boolean
}

const always = (): boolean => true
const isPlain = ({ storage }: Answers): boolean => storage === 'plain'
const isManaged = ({ storage }: Answers): boolean => storage !== 'plain'
const isNotEmpty = (_: Answers, { kind }: PlannedGroup): boolean => kind !== 'empty'

const field = (
  step: StepId,
  name: TextDetail,
  label: string,
  isAsked: GroupField['isAsked'] = always,
): GroupField => ({ step, field: name, label, isAsked })

/** What is asked about each group, at which of the guide's steps. Every detail of a group is at one step. */
export const groupFields: readonly GroupField[] = [
  field('disks', 'blockDevice', 'Block device', isPlain),
  field('volumes', 'diskGroup', 'Disk or volume group', isManaged),
  field('volumes', 'volume', 'Volume', isManaged),
  field('volumes', 'blockDevice', 'Block device', isManaged),
  field('volumes', 'fileSystem', 'File system'),
  field('volumes', 'mountPoint', 'Mount point'),
  field('addresses', 'address', 'Virtual address'),
  field('addresses', 'hostName', 'Virtual host name'),
  field('addresses', 'netMask', 'Net mask'),
  field('addresses', 'device', 'Network interface'),
  field('groups', 'name', 'Group name'),
  field('groups', 'short', 'Names of resources begin with', isNotEmpty),
  field('groups', 'home', 'Starts on'),
  field(
    'software',
    'serverRoot',
    'Root of the messaging software',
    (_, { kind }) => hasCore(kind) || kind === 'mmp',
  ),
  field('software', 'directoryRoot', 'Root of Directory and Administration', (_, { kind }) =>
    hasDirectory(kind),
  ),
]

/** The fields of one group at a step. */
export const fieldsAt = (step: StepId, answers: Answers, group: PlannedGroup): readonly GroupField[] =>
  groupFields.filter((each) => each.step === step && each.isAsked(answers, group))
