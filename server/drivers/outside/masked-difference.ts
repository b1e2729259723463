import { differenceOf } from '#lib/maincf/difference/difference-of.ts'
import { maskSealed, sealFiles } from '#lib/maincf/secret/secret-text.ts'
import { mask } from '#lib/model/secrets.ts'
import type { FileDifference } from '#lib/wire/configuration.ts'
import type { ConfigurationFile } from '../cluster-driver.ts'

/** What differs, secrets masked. A secret that changed is a line that changed: each is sealed in its own way. */
export const maskedDifference = (
  before: readonly ConfigurationFile[],
  after: readonly ConfigurationFile[],
): readonly FileDifference[] =>
  differenceOf(withoutOpen(before), withoutOpen(after)).map(({ name, hunks }) => ({
    name,
    hunks: hunks.map((hunk) => ({
      ...hunk,
      lines: hunk.lines.map(({ kind, text }) => ({ kind, text: maskSealed(text) })),
    })),
  }))

/** Versions of before secrets were sealed may hold plain ones. */
const withoutOpen = (files: readonly ConfigurationFile[]): readonly ConfigurationFile[] =>
  sealFiles(files, [], () => mask)
