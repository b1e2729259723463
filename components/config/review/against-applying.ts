import type { ChangePreview } from '#lib/wire/configuration.ts'

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`]

/** Why a change may not be applied as it is; all of it. */
export function againstApplying({
  refusals,
  problems,
  reasons,
  difference,
}: ChangePreview): readonly string[] {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return [
    ...counted(refusals.length, 'change cannot be done.', 'changes cannot be done.'),
    ...counted(errors, 'error in the files.', 'errors in the files.'),
    ...reasons,
    ...(refusals.length + errors === 0 && difference.length === 0 ? ['It changes nothing.'] : []),
  ]
}
