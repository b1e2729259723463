import { applyEdits } from '#lib/maincf/edit/apply-edits.ts'
import { commandOfEdit } from '#lib/maincf/commands/command-of-edit.ts'
import { editsBetween } from '#lib/maincf/commands/edits-between.ts'
import type { Edit, EditRefusal } from '#lib/maincf/edit/edit.ts'
import { maskEdits, masksInEdits, restoreEdits, sealEdits } from '#lib/maincf/secret/secret-edits.ts'
import { mask } from '#lib/model/secrets.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import type { ClusterDriver, ConfigurationFile } from '#server/drivers/cluster-driver.ts'
import type { ApiDependencies } from '../api-env.ts'
import { completeFiles, sealed } from '../configuration/files.ts'
import { readFiles } from '../configuration/load-files.ts'
import { ApiFailure } from '../failure.ts'

/** A change as a request tells it. */
export type AskedChange = {
  readonly base?: number | undefined
  readonly edits?: readonly Edit[] | undefined
  readonly files?: readonly ConfigurationFile[] | undefined
}

/** What the change leads to, on the newest version. */
export type ReadChange = {
  readonly files: readonly ConfigurationFile[]
  /** Null when the files have errors. */
  readonly configuration: Configuration | null
  readonly problems: readonly ConfigurationProblem[]
  readonly refusals: readonly EditRefusal[]
  /** ha commands of the same, secrets masked. */
  readonly commands: readonly (readonly string[])[]
  /** As they are kept, secrets sealed; null when the text was edited. */
  readonly edits: readonly Edit[] | null
}

/** Restores what was masked, seals what came plain, applies and reads. Throws `bad-request` for file names that are none. */
export function readChange(
  dependencies: ApiDependencies,
  driver: ClusterDriver,
  { edits, files }: AskedChange,
): ReadChange {
  if (edits) return readEdits(dependencies, driver, edits)
  if (files) return readText(dependencies, driver, files)
  throw new ApiFailure('bad-request', 'request: either edits or files')
}

function readEdits(dependencies: ApiDependencies, driver: ClusterDriver, asked: readonly Edit[]): ReadChange {
  const { configuration: ground } = driver.snapshot().state
  const { edits, refusals: masked } = keptEdits(dependencies, driver, asked)
  const applied = applyEdits(driver.files(), edits)
  const { configuration, problems } = readFiles(applied.files, driver)
  return {
    files: applied.files,
    configuration,
    problems,
    refusals: [...masked, ...applied.refusals],
    commands: maskEdits(edits, ground).map(commandOfEdit),
    edits,
  }
}

/** Edits as they are kept: masks restored from the draft and from what runs, plain secrets sealed. */
export function keptEdits(
  { secrets }: ApiDependencies,
  driver: ClusterDriver,
  asked: readonly Edit[],
): { readonly edits: readonly Edit[]; readonly refusals: readonly EditRefusal[] } {
  const { configuration: ground } = driver.snapshot().state
  const draft = driver.desk.state().open?.draft ?? []
  const restored = restoreEdits(asked, draft, ground)
  const edits = sealEdits(restored, draft, ground, (value, known) => secrets.sealAgain(value, known))
  const refusals = masksInEdits(edits, ground).map((at): EditRefusal => ({
    at,
    code: 'bad-value',
    number: null,
    text: `${mask} stands here for a secret, but there is none at this place. Type the value itself.`,
  }))
  return { edits, refusals }
}

function readText(
  dependencies: ApiDependencies,
  driver: ClusterDriver,
  asked: readonly ConfigurationFile[],
): ReadChange {
  const running = driver.files()
  const known = { running, bundled: dependencies.bundledTypes }
  const files = sealed(completeFiles(asked, known), running, dependencies.secrets)
  const { configuration, problems } = readFiles(files, driver)
  const ground = driver.snapshot().state.configuration
  const edits = configuration ? editsBetween(ground, configuration) : []
  const commands = maskEdits(edits, configuration ?? ground).map(commandOfEdit)
  return { files, configuration, problems, refusals: [], commands, edits: null }
}
