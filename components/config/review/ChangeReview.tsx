'use client'

import { shellLine } from '#lib/maincf/commands/words.ts'
import type { ChangePreview } from '#lib/wire/configuration.ts'
import { Banner } from '#components/ui/display/Banner.tsx'
import { CodeBlock } from '#components/ui/display/CodeBlock.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useChangePreview } from '#components/client/configuration/configuration-queries.ts'
import type { ChangeOnWire } from '#components/client/configuration/desk.ts'
import { ProblemList } from '../ProblemList.tsx'
import { ApplyForm } from './ApplyForm.tsx'
import { ChangeGraphs } from './ChangeGraphs.tsx'
import { DiffView } from './DiffView.tsx'

type ChangeReviewProps = {
  change: ChangeOnWire
  reasons: readonly string[]
  confirm: string
  onApplied?: () => void
  /** Shown first, once it is known what the change would do. */
  renderHead?: (preview: ChangePreview) => React.ReactNode
}

/** Everything about a change before it is made: why not, what is found, text, picture, commands, and the button. */
export function ChangeReview({ change, reasons, confirm, onApplied, renderHead }: ChangeReviewProps) {
  const cluster = useClusterName()
  const { value: preview, failure, loading } = useChangePreview(cluster, change)
  if (loading) return <SkeletonRows rows={8} label="Loading what the change would do" />
  if (!preview) return failure && <FailureNotice failure={failure} />
  const { problems, difference, configuration, commands } = preview
  return (
    <div className="space-y-4">
      {renderHead?.(preview)}
      <AgainstNow reasons={preview.reasons} />
      {problems.length > 0 && (
        <Panel title="Findings" note={problems.length} flush>
          <ProblemList problems={problems} framed={false} />
        </Panel>
      )}
      <Panel title="Apply">
        <ApplyForm
          change={change}
          preview={preview}
          reasons={reasons}
          confirm={confirm}
          onApplied={onApplied}
        />
      </Panel>
      {configuration && <ChangeGraphs after={configuration} />}
      <Panel title="Text">
        <DiffView difference={difference} label="Difference of the text" />
      </Panel>
      {commands.length > 0 && (
        <Panel title="The same as commands" note={commands.length}>
          <CodeBlock
            label="Commands"
            text={['haconf -makerw', ...commands.map(shellLine), 'haconf -dump -makero'].join('\n')}
          />
        </Panel>
      )}
    </div>
  )
}

function AgainstNow({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null
  return (
    <Banner tone="faulted" shape="diamond" title="The cluster does not take this as it runs now.">
      <ul className="list-disc pl-4">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Banner>
  )
}
