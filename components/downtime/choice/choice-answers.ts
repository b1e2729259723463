import { haModels, type Answers } from '#lib/topology/build/answers.ts'
import { binariesNotes } from '#lib/topology/choice/ha-model.ts'
import { choiceNotes, directoryMethods } from '#lib/topology/choice/site-notes.ts'
import type { DirectoryMethod, SiteAnswers } from '#lib/topology/choice/site-notes.ts'

/** What has been chosen so far, as it stands in the address. */
export type Choice = Pick<Answers, 'model' | 'binaries'> & {
  readonly directory: DirectoryMethod
  readonly site: SiteAnswers
}

export const directories = Object.keys(directoryMethods) as DirectoryMethod[]

/** Keys of the address that are the choice's. */
export const choiceKeys = ['model', 'binaries', 'directory', 'site', 'soon', 'data', 'copying', 'priority']

type Reader = { get(name: string): string | null }

const oneOf = <Word extends string>(words: readonly Word[], word: string | null, usual: Word): Word =>
  words.find((known) => known === word) ?? usual

const usualBinaries = (model: Answers['model']): Answers['binaries'] =>
  binariesNotes(model).find(({ isUsual }) => isUsual)?.binaries ?? 'local'

/** Reads it out of an address; what is not said is as the guide has it. */
export function choiceFrom(parameters: Reader): Choice {
  const model = oneOf(haModels, parameters.get('model'), 'asymmetric')
  return {
    model,
    binaries: oneOf(['local', 'shared'], parameters.get('binaries'), usualBinaries(model)),
    directory: oneOf(directories, parameters.get('directory'), 'two-way'),
    site: {
      hasRemoteSite: parameters.get('site') === 'yes',
      responsiveness: oneOf(['minutes', 'by-hand'], parameters.get('soon'), 'by-hand'),
      data: oneOf(['almost-none', 'some-loss'], parameters.get('data'), 'some-loss'),
      copying: oneOf(['on-the-stores', 'in-the-arrays'], parameters.get('copying'), 'on-the-stores'),
      priorityUsersOnly: parameters.get('priority') === 'yes',
    },
  }
}

/** The choice as query string; questions about another site only when there is one. */
export function queryOf({ model, binaries, directory, site }: Choice): string {
  const query = new URLSearchParams({ model, binaries, directory })
  if (!site.hasRemoteSite) return query.toString()
  query.set('site', 'yes')
  query.set('soon', site.responsiveness)
  query.set('data', site.data)
  query.set('copying', site.copying)
  if (site.priorityUsersOnly) query.set('priority', 'yes')
  return query.toString()
}

/** Another model, with its programs where the guide has them. */
export const withModel = (choice: Choice, model: Answers['model']): Choice => ({
  ...choice,
  model,
  binaries: usualBinaries(model),
})

export const linesOf = ({ model, binaries, directory, site }: Choice): readonly string[] =>
  choiceNotes({ model, binaries }, directory, site)
