import { existsSync } from 'node:fs'
import { commandOfEdit } from '#lib/maincf/commands/command-of-edit.ts'
import { editsBetween } from '#lib/maincf/commands/edits-between.ts'
import { shellLine } from '#lib/maincf/commands/words.ts'
import type { FileDifference } from '#lib/wire/configuration.ts'
import { deskOf } from '../cluster/desk.ts'
import { soundConfiguration } from '../files/verify.ts'
import { lines } from '../print/columns.ts'
import type { Form, Output, Session } from '../program.ts'
import { differenceText, versionNumber } from './versions.ts'

const usage = 'Usage: hawser diff VERSION [VERSION] | DIRECTORY DIRECTORY\n'

/** Two configurations on disk: the commands that turn one into the other. */
function ofFolders(before: string, after: string): Output {
  const edits = editsBetween(soundConfiguration(before), soundConfiguration(after))
  const commands = edits.map(commandOfEdit)
  return { text: lines(commands.map(shellLine)), data: commands, code: edits.length > 0 ? 1 : 0 }
}

/** Two versions of the running cluster: their lines. */
async function ofVersions(session: Session, from: string, to: string | undefined): Promise<Output> {
  const cluster = await session.cluster()
  const newer = to === undefined ? (await deskOf(cluster)).version : versionNumber(to, usage)
  const path = `/versions/compare?from=${versionNumber(from, usage)}&to=${newer}`
  const { difference } = (await cluster.get(path)) as { readonly difference: readonly FileDifference[] }
  return { text: differenceText(difference), data: difference, code: difference.length > 0 ? 1 : 0 }
}

/** `hawser diff`. Exit code 1: they differ. */
export const diff: Form = {
  option: 'diff',
  syntax: 'VERSION [VERSION] | DIRECTORY DIRECTORY',
  purpose:
    'how two versions differ, line by line; or two configurations on disk, as the commands between them',
  names: [1, 2],
  async run({ names: [first = '', second] }, session) {
    const areFolders = second !== undefined && existsSync(first) && existsSync(second)
    return areFolders ? ofFolders(first, second) : ofVersions(session, first, second)
  },
}
