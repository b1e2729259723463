import type { Configuration, ResourceType } from '#lib/model/configuration.ts'
import type { ConfigurationProblem } from '../problem.ts'
import { ProblemCollector } from '../problem-collector.ts'
import type { Tree } from '../syntax/tree.ts'
import { verifyOutline } from '../verify/verify.ts'
import { buildConfiguration } from './build-configuration.ts'
import { readFiles, type ConfigurationFile } from './includes.ts'
import { outlineOf } from './outline.ts'
import { typesOf } from './resource-types.ts'

export type Loaded = {
  /** Null when there is any error. */
  readonly configuration: Configuration | null
  readonly problems: readonly ConfigurationProblem[]
  /** The main file first, then what it includes. */
  readonly trees: readonly Tree[]
}

/**
 * Reads main.cf (or the first file) with the files it includes from among those given, verifies them
 * and builds the model. Warnings load; any error does not. At most 100 errors and 100 warnings are
 * listed, in the order of the text. vcs-semantics §1.
 */
export const loadConfiguration = (files: readonly ConfigurationFile[]): Loaded => {
  const problems = new ProblemCollector()
  const trees = readFiles(files, problems)
  const outline = outlineOf(trees)
  const types = typesOf(outline)
  verifyOutline(outline, types, problems)
  const configuration = problems.hasErrors || trees.length === 0 ? null : buildConfiguration(outline, types)
  return { configuration, problems: problems.list(), trees }
}

export type LoadedTypes = {
  /** Null when there is any error. */
  readonly types: readonly ResourceType[] | null
  readonly problems: readonly ConfigurationProblem[]
}

/** Reads one type file by itself, as File > Import Types does: what it would add, and what is wrong with it. */
export const loadTypes = (file: ConfigurationFile): LoadedTypes => {
  const problems = new ProblemCollector()
  const outline = outlineOf(readFiles([file], problems))
  const types = typesOf(outline)
  verifyOutline(outline, types, problems, 'types')
  return { types: problems.hasErrors ? null : [...types.values()], problems: problems.list() }
}
