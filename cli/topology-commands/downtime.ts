import { parseArgs } from 'node:util'
import { downtimeOf, type Downtime } from '#lib/topology/downtime/downtime.ts'
import { defaultInputs, type DowntimeInputs } from '#lib/topology/downtime/inputs.ts'
import { table93, tableAssumptions, type BookModel } from '#lib/topology/downtime/table-9-3.ts'
import { ninesText, percentText, yearly, yearlyText } from '#lib/topology/downtime/units.ts'
import type { CommandResult } from '../forecast-commands/run.ts'
import { paragraph, tableText } from '../forecast-commands/table.ts'

const usage = `Usage: hawser downtime [--active N] [--system-days D] [--failures E] [--storage-days S] [--failover-hours F]
                       [--coverage P] [--recovery-hours R] [--switchovers W] [--switchover-hours G]
                       [--standby-takes C] [--mirrored yes|no] [--double-failures] [--json]

How much of a year mail is down with each model of high availability: table 9-3 of guide 001 as it is printed and as it
is calculated, and a general model that counts what the table leaves out. Without options the general model has the
numbers of the table.

  --active N             active systems of an N + 1 cluster (3)
  --system-days D        days a year that a system is down (4)
  --failures E           failures of a system a year (4)
  --storage-days S       days a year that a storage is down (1)
  --failover-hours F     hours without service at each failover (0; realistic 0.1 to 1)
  --coverage P           chance that a failover works, 0 to 1 (1)
  --recovery-hours R     hours until someone has recovered it when it does not (24 D / E)
  --switchovers W        planned switchovers a year (0), each of --switchover-hours G (0)
  --standby-takes C      instances that the standby of an N + 1 cluster carries at once (all)
  --mirrored yes|no      whether storage is mirrored (symmetric: yes, others: no)
  --double-failures      counts two failures at once
  --json                 as JSON

Exit code: 0 answered, 2 wrong words.
`

const numbers = {
  active: 'active',
  'system-days': 'systemDays',
  failures: 'failuresPerYear',
  'storage-days': 'storageDays',
  'failover-hours': 'failoverHours',
  coverage: 'coverage',
  'recovery-hours': 'recoveryHours',
  switchovers: 'switchoversPerYear',
  'switchover-hours': 'switchoverHours',
  'standby-takes': 'standbyTakes',
} as const satisfies Record<string, keyof DowntimeInputs>

const models: readonly BookModel[] = ['single', 'asymmetric', 'symmetric', 'n-plus-1']

/** What the words say about the inputs; the sentence about those that are wrong. */
type Understood =
  | { readonly kind: 'asked'; readonly more: Partial<DowntimeInputs>; readonly json: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly text: string }

/** `hawser downtime`. Never throws. */
export const runDowntimeCommand = (argv: readonly string[]): CommandResult => {
  const understood = understand(argv)
  if (understood.kind === 'help') return { code: 0, stdout: usage, stderr: '' }
  if (understood.kind === 'wrong') return wrong(understood.text)
  const { more, json } = understood
  const inputs = models.map((model) => ({
    ...defaultInputs(model),
    ...activeFor(model),
    ...forModel(model, more),
  }))
  const answers = inputs.map((each) => ({ inputs: each, answer: downtimeOf(each) }))
  const problems = answers.flatMap(({ answer }) => (answer.kind === 'refused' ? answer.problems : []))
  if (problems.length > 0) return wrong([...new Set(problems.map(({ text }) => text))].join(' '))
  const results = answers.flatMap(({ inputs: own, answer }) =>
    answer.kind === 'downtime' ? [{ inputs: own, downtime: answer }] : [],
  )
  const active = more.active ?? defaultInputs('n-plus-1').active
  const stdout = json ? jsonText(active, results) : textOf(active, results)
  return { code: 0, stdout, stderr: '' }
}

const wrong = (text: string): CommandResult => ({ code: 2, stdout: '', stderr: `hawser downtime: ${text}\n` })

const activeFor = (model: BookModel): Partial<DowntimeInputs> => ({ active: defaultInputs(model).active })

/** How many are active, and how many the standby takes, is asked of N + 1 alone. */
const forModel = (model: BookModel, more: Partial<DowntimeInputs>): Partial<DowntimeInputs> => {
  const { active, standbyTakes, ...rest } = more
  if (model !== 'n-plus-1') return rest
  return {
    ...rest,
    ...(active === undefined ? {} : { active }),
    ...(standbyTakes === undefined ? {} : { standbyTakes }),
  }
}

const understand = (argv: readonly string[]): Understood => {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        ...Object.fromEntries(Object.keys(numbers).map((name) => [name, { type: 'string' } as const])),
        mirrored: { type: 'string' },
        'double-failures': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) return { kind: 'help' }
    return inputsOf(values)
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'wrong', text: error.message }
    throw error
  }
}

const inputsOf = (values: Readonly<Record<string, string | boolean | undefined>>): Understood => {
  const more: Record<string, number | boolean> = {}
  for (const [option, input] of Object.entries(numbers)) {
    const text = values[option]
    if (typeof text !== 'string') continue
    if (!/^\d+(\.\d+)?$/.test(text)) return { kind: 'wrong', text: `--${option} ${text} is not a number` }
    more[input] = Number(text)
  }
  const { mirrored } = values
  if (mirrored !== undefined && mirrored !== 'yes' && mirrored !== 'no')
    return { kind: 'wrong', text: `--mirrored ${String(mirrored)} is neither yes nor no` }
  if (mirrored !== undefined) more['mirrored'] = mirrored === 'yes'
  if (values['double-failures'] === true) more['doubleFailures'] = true
  return { kind: 'asked', more, json: values['json'] === true }
}

type Result = { readonly inputs: DowntimeInputs; readonly downtime: Downtime }

const jsonText = (active: number, results: readonly Result[]): string => {
  const general = results.map(({ inputs, downtime: { parts, unavailability, anyStore, sensitivity } }) => ({
    inputs,
    parts,
    unavailability: { fraction: unavailability, ...yearly(unavailability) },
    anyStore: { fraction: anyStore, ...yearly(anyStore) },
    sensitivity,
  }))
  return `${JSON.stringify({ table: table93(active), assumptions: tableAssumptions, general }, null, 2)}\n`
}

const titles: Readonly<Record<BookModel, string>> = {
  single: 'single server',
  asymmetric: 'asymmetric',
  symmetric: 'symmetric',
  'n-plus-1': 'N + 1',
}

const textOf = (active: number, results: readonly Result[]): string => {
  const book = table93(active).map(({ model, printed, formula, exact }) => [
    titles[model],
    printed,
    percentText(exact.fraction),
    yearlyText(exact.fraction),
    formula,
  ])
  const general = results.map(({ inputs: { model }, downtime: { unavailability, anyStore, parts } }) => [
    titles[model],
    percentText(unavailability),
    yearlyText(unavailability),
    ninesText(unavailability),
    percentText(anyStore),
    Object.entries(parts)
      .filter(([, part]) => part > 0)
      .map(([cause, part]) => `${cause} ${yearlyText(part)}`)
      .join(', ') || '-',
  ])
  const dearest = results.find(({ inputs: { model } }) => model === 'asymmetric')
  return `${[
    `Table 9-3 of guide 001, N = ${active}`,
    tableText(['Model', 'Printed', 'Exact', 'A year', 'Formula'], book),
    '',
    'Not in the table:',
    ...tableAssumptions.map((sentence) => paragraph(sentence, '  ')),
    '',
    'General model',
    tableText(['Model', 'A user', 'A year', 'Nines', 'Some store', 'Of which'], general),
    '',
    ...(dearest ? [sensitivityText(dearest.downtime)] : []),
  ].join('\n')}\n`
}

const sensitivityText = ({ sensitivity: { perFailoverHour, perCoverage } }: Downtime): string =>
  paragraph(
    `A failover that takes 6 minutes more costs ${yearlyText(perFailoverHour / 10)} a year; one that works in 1 of 100 cases less often costs ${yearlyText(Math.max(0, -perCoverage / 100))} a year.`,
    '',
  )
