import { attributeChecks } from './attribute-checks.ts'
import type { CatalogueEntry } from './entry.ts'
import { linkChecks } from './link-checks.ts'
import { practiceChecks } from './practice-checks.ts'
import { textChecks } from './text-checks.ts'

/** What can be wrong in a configuration; a program decides by these words, never by the message. */
export type ProblemId =
  | keyof typeof textChecks
  | keyof typeof attributeChecks
  | keyof typeof linkChecks
  | keyof typeof practiceChecks

/** Every check by its id. */
export const catalogue: Readonly<Record<ProblemId, CatalogueEntry>> = {
  ...textChecks,
  ...attributeChecks,
  ...linkChecks,
  ...practiceChecks,
}

/** Why a finding matters, in a sentence or two; null for an id that is not one of ours. */
export const explanationOf = (id: string): string | null =>
  Object.hasOwn(catalogue, id) ? catalogue[id as ProblemId].explanation : null

const chapters = [
  ['Text and files', textChecks],
  ['Attributes', attributeChecks],
  ['Links and names', linkChecks],
  ['Practice', practiceChecks],
] as const

const rowOf = ([id, { severity, explanation, source }]: readonly [string, CatalogueEntry]): string =>
  `| \`${id}\` | ${severity === 'both' ? 'error or warning' : severity} | ${explanation} | ${source} |`

/** The page `docs/configuration-checks.md`, which a test compares with this. */
export const cataloguePage = (): string => {
  const tables = chapters.map(([title, checks]) => {
    const rows = Object.entries<CatalogueEntry>(checks).map(rowOf)
    return `## ${title}\n\n| id | severity | why it matters | where the rule comes from |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
  })
  return `# Checks of a configuration

What \`verify\` looks for in main.cf and the type files it includes. An error keeps the configuration from loading, a
warning does not. This page is written from \`lib/maincf/catalogue/\`; a test compares the two.

${tables.join('\n')}`
}
