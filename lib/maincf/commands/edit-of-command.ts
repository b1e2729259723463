import type { Edit } from '../edit/edit.ts'
import { editOfAttribute } from './attribute-command.ts'
import { editOfLink } from './link-command.ts'
import { editOfModify } from './modify-command.ts'
import { editOfObject } from './object-command.ts'
import type { CommandReader } from './reading.ts'
import { changesConfiguration, usageOf } from './usage.ts'

export type NoEdit = {
  /** `other`: the command does something else than change the configuration; `wrong`: it cannot be read. */
  readonly kind: 'other' | 'wrong'
  /** A sentence. */
  readonly refusal: string
  /** The forms that are possible, one to a line; empty for a command that has none. */
  readonly usage: string
}

/**
 * The edit a command asks for: the inverse of `commandOfEdit` for hagrp, hares, hasys, hatype, haattr, haclus
 * and `hawser rename`. Names are not looked up. vcs-semantics §8.1, §8.2.
 */
export const editOfCommand = (argv: readonly string[]): Edit | NoEdit => {
  const [command = '', option, ...words] = argv
  const usage = usageOf(command, option)
  if (option === undefined || !changesConfiguration(command, option)) {
    const asked = option === undefined ? command : `${command} ${option}`
    return { kind: 'other', refusal: `${asked} does not change the configuration.`, usage }
  }
  const edit = readerOf(command, option)(command, option, words)
  return typeof edit === 'string' ? { kind: 'wrong', refusal: edit, usage } : edit
}

/** Whether an answer is an edit. */
export const isEdit = (answer: Edit | NoEdit): answer is Edit => !('refusal' in answer)

const readerOf = (command: string, option: string): CommandReader => {
  if (command === 'haattr') return editOfAttribute
  if (option === '-modify') return editOfModify
  return option === '-link' || option === '-unlink' ? editOfLink : editOfObject
}
