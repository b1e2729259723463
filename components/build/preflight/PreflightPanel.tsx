'use client'

import type { PreflightReport } from '#lib/wire/preflight.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import type { ChangeOnWire } from '#components/client/configuration/desk.ts'
import { usePreflight } from '#components/client/preflight/preflight.ts'
import { usePreflightRefusals } from '#components/client/refusals.ts'
import { durationText, timeText } from '#components/client/words/ages.ts'
import { SystemFindings } from './SystemFindings.tsx'

type PreflightPanelProps = {
  change: ChangeOnWire | null
  /** Without heading and border, where something else frames it. */
  bare?: boolean
}

/** Looks at the systems by SSH for what would keep groups from them; null: for the configuration that runs. */
export function PreflightPanel(props: PreflightPanelProps) {
  // What was found for one change says nothing about another.
  return <Looking key={JSON.stringify(props.change)} {...props} />
}

function Looking({ change, bare = false }: PreflightPanelProps) {
  const refusals = usePreflightRefusals()
  const { report, failure, running, run } = usePreflight(useClusterName(), change)
  return (
    <Panel
      title={bare ? undefined : 'Preflight'}
      className={bare ? 'rounded-none border-0' : undefined}
      note={report && !running ? summaryOf(report) : undefined}
      actions={
        <Button size="small" busy={running} reasons={refusals} onClick={run}>
          {report ? 'Check again' : 'Check the systems'}
        </Button>
      }
      flush
    >
      {failure && (
        <div className="p-3">
          <FailureNotice failure={failure} />
        </div>
      )}
      <output className="block" aria-busy={running}>
        {report ? (
          <Report report={report} />
        ) : (
          <p className="p-3 text-text-muted">
            {running
              ? 'Every system is being looked at.'
              : change === null
                ? 'Looks at every system for what would keep a group from it: users, disks, mount points, network, ports, agents, clocks. Nothing is changed there.'
                : 'Looks at every system for what would keep the groups of this configuration from it. Nothing is changed there.'}
          </p>
        )}
      </output>
    </Panel>
  )
}

function Report({ report }: { report: PreflightReport }) {
  return (
    <ul className="divide-y" aria-label="Findings by system">
      {report.systems.map((system) => (
        <SystemFindings
          key={system.system}
          system={system}
          findings={report.findings.filter((finding) => finding.system === system.system)}
        />
      ))}
    </ul>
  )
}

function summaryOf({ findings, at, tookMs }: PreflightReport): string {
  const count = (verdict: string) => findings.filter((finding) => finding.verdict === verdict).length
  const defects = count('defect')
  const parts = [
    defects === 0 ? 'no defect' : `${defects} ${defects === 1 ? 'defect' : 'defects'}`,
    ...(count('doubt') > 0 ? [`${count('doubt')} in doubt`] : []),
    ...(count('unknown') > 0 ? [`${count('unknown')} not known`] : []),
  ]
  return `${parts.join(', ')} at ${timeText(at, at)}, in ${durationText(tookMs)}`
}
