import { adviceChapters, type Advice } from './advise.ts'
import { adviceFor, guideItems } from './guide-items.ts'
import type { Rule } from './rule.ts'

/** A configuration of a guide, and what is said of it. */
export type SampleFindings = {
  readonly path: string
  /** Ids of `verify`, errors and warnings, one for each finding. */
  readonly checks: readonly string[]
  readonly advice: readonly Advice[]
}

const link = (id: string): string => `\`${id}\``

const ruleRow = ([id, { severity, explanation, source, items }]: [string, Rule]): string =>
  `| ${link(id)} | ${severity} | ${explanation} | ${source} | ${items.join(', ')} |`

const ruleTables = (): string =>
  adviceChapters
    .map(
      ([title, rules]) =>
        `### ${title}\n\n| id | severity | why | where it comes from | item |\n| --- | --- | --- | --- | --- |\n${Object.entries(rules).map(ruleRow).join('\n')}\n`,
    )
    .join('\n')

const itemRow = ([item, { rule, checks, byHand }]: [string, (typeof guideItems)[string]]): string => {
  const cells = [adviceFor(item).map(link).join(', '), checks.map(link).join(', '), byHand ?? '']
  return `| ${item} | ${rule} | ${cells.join(' | ')} |`
}

const whereText = ({ where }: Advice): string => (where.kind === 'cluster' ? 'cluster' : where.name)

/** Findings by id, with the places of each. */
const sampleText = ({ path, checks, advice }: SampleFindings): string => {
  const byCheck = [...Map.groupBy(checks, (id) => id)].map(
    ([id, found]) => `| verify | ${link(id)} | ${found.length === 1 ? 'once' : `${found.length} times`} |`,
  )
  const byAdvice = [...Map.groupBy(advice, ({ id }) => id)].map(
    ([id, found]) => `| ${found[0]?.severity} | ${link(id)} | ${found.map(whereText).join(', ')} |`,
  )
  const rows = [...byCheck, ...byAdvice]
  const table = `| | id | where |\n| --- | --- | --- |\n${rows.join('\n')}\n`
  return `### \`${path}\`\n\n${rows.length === 0 ? 'Nothing.\n' : table}`
}

/** The page `docs/advice.md`, which a test compares with this. */
export const advicePage = (samples: readonly SampleFindings[]): string => `# Advice

What the guides would say about a configuration that loads. \`hawser advise MAIN.CF\` prints it. Beside it \`verify\`
looks for mistakes (\`docs/configuration-checks.md\`); what it finds is not repeated here. This page is written from
\`lib/topology/advice/\`; a test compares the two.

A **warning**: it would not do what is meant. **Advice**: it would, and the guide knows better. A **reminder**: something
outside of the configuration has to be so.

## Rules

${ruleTables()}
## Every rule of the guides

The numbers are those of the project's checklist, explained in \`docs/semantics/source-guides.md\`.

| item | rule | advice | check of \`verify\` | by hand |
| --- | --- | --- | --- | --- |
${Object.entries(guideItems).map(itemRow).join('\n')}

## What the guides' own samples produce

The samples as the guides print them, and the examples, which follow the guides' configurations. Nothing else is said of
any of them. Guide 000 prints resources without their links, disks and addresses, so it is told to link them; here they
stand in one group on two systems.

${samples.map(sampleText).join('\n')}`
