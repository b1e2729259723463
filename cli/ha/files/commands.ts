import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandOfEdit } from '#lib/maincf/commands/command-of-edit.ts'
import { editOfCommand, isEdit } from '#lib/maincf/commands/edit-of-command.ts'
import { configurationOfEdits, editsOfConfiguration } from '#lib/maincf/commands/edits-of-configuration.ts'
import { shellLine } from '#lib/maincf/commands/words.ts'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { failure, numbers, type Message } from '../messages/message.ts'
import { silent, type Form } from '../program.ts'
import { shellWords } from './shell-words.ts'
import { soundConfiguration } from './verify.ts'

const commandsFile = 'main.cmd'

/** `hacf -cftocmd`: writes main.cmd, the commands that rebuild a configuration. vcs-semantics §1.4. */
export const toCommands: Form = {
  option: '-cftocmd',
  syntax: 'DIRECTORY [-dest DIRECTORY]',
  purpose: 'writes main.cmd: the commands that build the configuration on an empty cluster',
  flags: { '-dest': 'one' },
  names: [1, 1],
  run(words) {
    const [folder = '.'] = words.names
    const commands = editsOfConfiguration(soundConfiguration(folder)).map(commandOfEdit)
    write(words.one('-dest') ?? folder, [
      { name: commandsFile, text: commands.map((argv) => `${shellLine(argv)}\n`).join('') },
    ])
    return Promise.resolve({ ...silent, data: commands })
  },
}

/** `hacf -cmdtocf`: writes main.cf and its type files from main.cmd. vcs-semantics §1.4. */
export const fromCommands: Form = {
  option: '-cmdtocf',
  syntax: 'DIRECTORY [-dest DIRECTORY]',
  purpose: 'writes main.cf and the type files that the commands of main.cmd build',
  flags: { '-dest': 'one' },
  names: [1, 1],
  run(words) {
    const [folder = '.'] = words.names
    const path = join(folder, commandsFile)
    const { edits, lines } = editsIn(path)
    const { files, refusals } = configurationOfEdits(edits)
    if (refusals.length > 0) {
      throw new CommandFailure(refusals.map(({ at, text }) => lineAt(path, lines[at] ?? 0, text)))
    }
    write(words.one('-dest') ?? folder, files)
    return Promise.resolve({ ...silent, data: files.map(({ name }) => name) })
  },
}

const lineAt = (path: string, line: number, text: string): Message =>
  failure(numbers.badConfiguration, `${path} line ${line}: ${text}`)

/** The edits of a file of commands, with the line each stands on. `haconf` changes nothing and is passed over. */
function editsIn(path: string): { readonly edits: readonly Edit[]; readonly lines: readonly number[] } {
  const edits: Edit[] = []
  const lines: number[] = []
  const wrong: Message[] = []
  for (const [index, line] of readText(path).split('\n').entries()) {
    if (line.trim() === '' || /^\s*(#|haconf\b)/.test(line)) continue
    const words = shellWords(line)
    const edit = words === null ? null : editOfCommand(words)
    if (edit === null) wrong.push(lineAt(path, index + 1, 'A quote is not closed.'))
    else if (!isEdit(edit)) wrong.push(lineAt(path, index + 1, edit.refusal))
    else {
      edits.push(edit)
      lines.push(index + 1)
    }
  }
  if (wrong.length > 0) throw new CommandFailure(wrong)
  return { edits, lines }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new CommandFailure([failure(numbers.badConfiguration, `${path} cannot be read (${why})`)])
  }
}

function write(folder: string, files: readonly { readonly name: string; readonly text: string }[]): void {
  mkdirSync(folder, { recursive: true })
  if (!statSync(folder).isDirectory())
    throw new CommandFailure([failure(numbers.badConfiguration, `${folder} is no directory`)])
  for (const { name, text } of files) writeFileSync(join(folder, name), text, { mode: 0o600 })
}
