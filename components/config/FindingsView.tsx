import { Banner } from '#components/ui/display/Banner.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { ProblemList } from './ProblemList.tsx'
import type { Findings } from './use-configuration-check.ts'

export function FindingsView({ findings }: { findings: Findings }) {
  if (findings.kind === 'none') return null
  if (findings.kind === 'failure') return <FailureNotice failure={findings.failure} />
  const errors = findings.problems.filter((problem) => problem.severity === 'error').length
  if (findings.problems.length === 0) {
    return <Banner tone="online" shape="disc-tick" title="It is sound. Nothing has been loaded yet." />
  }
  return (
    <div className="space-y-2">
      <p className="font-medium">
        {errors} error{errors === 1 ? '' : 's'}, {findings.problems.length - errors} warning
        {findings.problems.length - errors === 1 ? '' : 's'}
      </p>
      <ProblemList problems={findings.problems} />
    </div>
  )
}
