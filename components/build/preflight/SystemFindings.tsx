import type { PreflightFinding, PreflightSystem } from '#lib/wire/preflight.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import {
  clockText,
  findingLabels,
  systemVerdictLabel,
} from '#components/client/words/system/preflight-words.ts'

type SystemFindingsProps = { system: PreflightSystem; findings: readonly PreflightFinding[] }

/** One system: how it stands, then every finding with what to do about it. */
export function SystemFindings({ system, findings }: SystemFindingsProps) {
  const { checks, fine, clock, silence } = system
  return (
    <li className="px-3 py-2.5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h3 className="font-semibold">{system.system}</h3>
        <StateMark label={systemVerdictLabel(system, findings)} className="self-center text-xs" />
        {silence === null && (
          <span className="ml-auto text-xs text-text-muted tabular-nums">
            {fine} of {checks} fine{clock && `, clock ${clockText(clock)}`}
          </span>
        )}
      </div>
      {findings.length > 0 && (
        <ul className="mt-1.5 space-y-2" aria-label={`Findings on ${system.system}`}>
          {findings.map((finding) => (
            <Finding key={`${finding.kind} ${finding.resource} ${finding.text}`} finding={finding} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Finding({ finding }: { finding: PreflightFinding }) {
  const { shape, tone, text } = findingLabels[finding.verdict]
  return (
    <li className="flex items-start gap-2">
      <Shape shape={shape} tone={tone} className="mt-0.75" />
      <div className="min-w-0 flex-1 break-words">
        <p>
          <span className="sr-only">{text}: </span>
          {finding.text}
        </p>
        <p className="text-text-muted">{finding.remedy}</p>
      </div>
    </li>
  )
}
