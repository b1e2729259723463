import { groupName } from '#lib/model/names.ts'
import type { Answers } from '../answers.ts'
import { hasCore } from '../component.ts'
import { attributesAt, autoStartValue, softLink, systemListValue, type GroupPiece } from './piece.ts'
import { systemOrder } from '../placement.ts'
import type { Planned, PlannedGroup } from '../suggest.ts'
import { suitePieces } from './suite-pieces.ts'
import { supportPieces } from './support-pieces.ts'

/** All groups of a plan, every part marked with the step it comes with. */
export const groupPieces = (answers: Answers, planned: Planned): readonly GroupPiece[] => {
  const directory =
    answers.directoryGroup ?? planned.groups.find(({ kind }) => kind === 'directory')?.name ?? null
  const withCore = planned.groups.filter(({ kind }) => hasCore(kind))
  return planned.groups.map((group, index) => {
    const instance = answers.binding === 'ports' ? withCore.indexOf(group) : 0
    return groupPiece(answers, group, {
      order: systemOrder(answers, planned, group, index),
      directory,
      instance,
    })
  })
}

type Setting = {
  readonly order: readonly string[]
  /** Group of the Directory, which all others need. */
  readonly directory: string | null
  /** Counts the servers with core processes where their ports differ. */
  readonly instance: number
}

const groupPiece = (answers: Answers, group: PlannedGroup, setting: Setting): GroupPiece => {
  const { name, kind, home } = group
  const needs = kind === 'directory' || kind === 'all' || kind === 'empty' ? null : setting.directory
  return {
    since: 1,
    name: groupName(name),
    attributes: [
      ...attributesAt(1, { SystemList: systemListValue(setting.order) }),
      ...attributesAt(4, { AutoStartList: autoStartValue(home) }),
    ],
    resources:
      kind === 'empty'
        ? []
        : [...supportPieces(answers, group), ...suitePieces(answers, group, setting.instance)],
    requires: needs === null ? [] : [{ since: 4, link: softLink(name, needs) }],
  }
}
