import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import { cx } from '#components/ui/class-names.ts'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'
import { severityLabels } from '#components/client/words/labels.ts'

type ProblemListProps = {
  problems: readonly ConfigurationProblem[]
  /** In a frame of its own; not where a panel has one already. */
  framed?: boolean
}

/** Findings of the parser and of verify, each with its place in the text. */
export function ProblemList({ problems, framed = true }: ProblemListProps) {
  if (problems.length === 0) return <EmptyState title="No problems found." />
  return (
    <ul
      className={cx('max-h-80 divide-y overflow-y-auto', framed && 'rounded-md border')}
      aria-label="Problems"
    >
      {problems.map((problem, index) => (
        <li key={index} className="flex gap-2.5 px-3 py-2">
          <Shape {...severityLabels[problem.severity === 'error' ? 'ERROR' : 'WARNING']} className="mt-0.5" />
          <div className="min-w-0">
            <p className="break-words">{problem.message}</p>
            <p className="text-xs text-text-muted">
              <span className="sr-only">{problem.severity}, </span>
              <span className="font-mono">
                {problem.file}:{problem.line}:{problem.column}
              </span>
              {problem.expected !== null && <> · expected {problem.expected}</>}
            </p>
            {problem.hint !== null && <p className="text-xs text-text-muted">{problem.hint}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
