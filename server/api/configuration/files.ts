import { masksLeft, restoreFiles, sealFiles } from '#lib/maincf/secret/secret-text.ts'
import { mask } from '#lib/model/secrets.ts'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import type { ConfigurationFile } from '#server/drivers/cluster-driver.ts'
import type { SecretBox } from '#server/ports.ts'
import { ApiFailure } from '../failure.ts'

/** What is already there: the files a cluster runs with, and the types shipped with Hawser. */
export type KnownFiles = {
  readonly running: readonly ConfigurationFile[]
  readonly bundled: readonly ConfigurationFile[]
}

const include = /^[ \t]*include[ \t]+"([^"\n]+)"/gm
const plainName = /^[A-Za-z0-9][\w.-]{0,120}\.cf$/

/**
 * The files as they will be read and kept: masked secrets restored, and files that are included but were not
 * handed in added from the running configuration, or from the shipped types. Throws `bad-request` for a file
 * name that is more than a name.
 */
export function completeFiles(
  files: readonly ConfigurationFile[],
  known: KnownFiles,
): readonly ConfigurationFile[] {
  for (const { name } of files) {
    if (!plainName.test(name))
      throw new ApiFailure('bad-request', `files: "${name}" is not the name of a .cf file.`)
  }
  const complete = new Map(restoreFiles(files, known.running).map((file) => [file.name, file]))
  const waiting = [...complete.values()]
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    for (const [, name = ''] of file.text.matchAll(include)) {
      const found = [...known.running, ...known.bundled].find((candidate) => candidate.name === name)
      if (complete.has(name) || !found) continue
      complete.set(name, found)
      waiting.push(found)
    }
  }
  return [...complete.values()]
}

/** Complete files with every secret sealed; one that is there already keeps its seal. */
export const sealed = (
  files: readonly ConfigurationFile[],
  running: readonly ConfigurationFile[],
  secrets: Pick<SecretBox, 'sealAgain'>,
): readonly ConfigurationFile[] =>
  sealFiles(files, running, (value, known) => secrets.sealAgain(value, known))

/** A problem for every mask that stands for no secret. */
export const maskProblems = (files: readonly ConfigurationFile[]): readonly ConfigurationProblem[] =>
  files.flatMap(({ name, text }) =>
    masksLeft(text).map((offset): ConfigurationProblem => {
      const before = text.slice(0, offset).split('\n')
      return {
        id: 'masked-secret',
        severity: 'error',
        file: name,
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
        message: `${mask} stands here for a secret, but the running configuration has none at this place.`,
        expected: 'the value itself',
        hint: 'Type the value, or take the object and attribute names as they were.',
      }
    }),
  )

/** The main.cf with an include line for the file, after its last one. Unchanged when it has it. */
export function withInclude(mainText: string, fileName: string): string {
  const lines = [...mainText.matchAll(include)]
  if (lines.some(([, name]) => name === fileName)) return mainText
  const last = lines.at(-1)
  const line = `include "${fileName}"\n`
  if (!last) return line + mainText
  const endOfLine = mainText.indexOf('\n', last.index)
  if (endOfLine < 0) return `${mainText}\n${line}`
  return mainText.slice(0, endOfLine + 1) + line + mainText.slice(endOfLine + 1)
}
