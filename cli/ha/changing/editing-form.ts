import { editOfCommand, isEdit } from '#lib/maincf/commands/edit-of-command.ts'
import { WrongWords } from '../messages/command-failure.ts'
import { messageLine, type Message } from '../messages/message.ts'
import type { Form } from '../program.ts'
import { applyEdits } from './apply-edits.ts'

type Described = {
  readonly syntax: string
  readonly purpose: string
  /** What VCS says when it has been done. */
  readonly said?: Message
}

/** A form that changes the configuration by one edit, as `editOfCommand` reads it. */
export const editingForm = (program: string, option: string, { syntax, purpose, said }: Described): Form => ({
  option,
  syntax,
  purpose,
  names: [0, Infinity],
  raw: true,
  async run({ names }, session) {
    const edit = editOfCommand([program, option, ...names])
    if (!isEdit(edit)) {
      throw new WrongWords(`${program} ${option}: ${edit.refusal}`, `Usage: ${edit.usage}\n`)
    }
    await applyEdits(await session.cluster(), [edit], `${program} ${option}`)
    return { text: said ? `${messageLine(said)}\n` : '', data: edit }
  },
})
