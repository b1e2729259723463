import { commandOfEdit } from '#lib/maincf/commands/command-of-edit.ts'
import { shellLine } from '#lib/maincf/commands/words.ts'
import type { Edit } from '#lib/maincf/edit/edit.ts'

/** The ha command an edit stands for, as a person types it. */
export const commandLine = (edit: Edit): string => shellLine(commandOfEdit(edit))
