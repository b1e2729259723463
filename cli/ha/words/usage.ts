import type { Form, Program } from '../program.ts'

const line = (program: string, { option, syntax }: Form): string =>
  [program, option, syntax].filter((part) => part !== '').join(' ')

/** How one form is used. */
export const formUsage = (program: string, form: Form): string => `Usage: ${line(program, form)}\n`

/** How a command is used: every form with what it is for. */
export function programUsage({ name, purpose, forms }: Program): string {
  const rows = forms.map((form) => `  ${line(name, form)}\n      ${form.purpose}\n`)
  return `${name}: ${purpose}\n\n${rows.join('')}
Every form takes -clus CLUSTER (or HAWSER_CLUSTER) when Hawser has several clusters, and --json.
A value that begins with - or % is written with % in front: %-y.
`
}
