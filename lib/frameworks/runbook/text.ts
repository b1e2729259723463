import { shellLine } from '#lib/maincf/commands/words.ts'
import type { Runbook, Step } from './runbook.ts'
import { placeText } from './script.ts'

/** A runbook for a person to read: what must hold, what is lost, every step with what holds after it, and the way back. */
export function runbookText(runbook: Runbook): string {
  const { framework, cluster, preconditions, losses, steps, reverse, files } = runbook
  const lost = losses.map(
    ({ subject, text, code }) => `${subject === '' ? 'all' : subject} (${code}): ${text}`,
  )
  return [
    `${cluster} for ${framework}`,
    ...section('Before the first step', preconditions.map(bullet)),
    ...section(
      'Files',
      files.map(({ name, purpose }) => bullet(`${name}: ${purpose}`)),
    ),
    ...section('What could not be carried over', lost.map(bullet)),
    ...section('Steps', steps.map(stepLines)),
    ...section('The way back', reverse.map(stepLines)),
    '',
  ].join('\n')
}

const bullet = (text: string): string => `  - ${text}`

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, '', ...lines]

function stepLines({ title, where, commands, expected, check, danger }: Step, index: number): string {
  const place = where.kind === 'member' ? '' : ` (${placeText(where)})`
  const negative = check !== null && !check.mustShow
  return [
    `  ${index + 1}. ${title}${place}`,
    ...(danger === null ? [] : [`     danger: ${danger}`]),
    ...commands.map((argv) => `     # ${shellLine(argv)}`),
    `     then: ${expected}`,
    ...(check
      ? [`     seen by: ${shellLine(check.argv)} ${negative ? 'without' : 'with'} /${check.pattern}/`]
      : []),
  ].join('\n')
}
