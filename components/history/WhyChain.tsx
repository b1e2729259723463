'use client'

import type { Decision } from '#lib/policy/decision.ts'
import { Spinner } from '#components/ui/action/Spinner.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'
import { Drawer } from '#components/ui/overlay/Drawer.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useWhy } from '#components/client/queries.ts'
import { closeDialog, useDialog } from '#components/client/stores/dialogs.ts'
import { durationText, fullTimeText, timeText } from '#components/client/words/ages.ts'
import { severityLabels } from '#components/client/words/labels.ts'

/** "Why?" of any decision: opened from anywhere by its id, read from now back to the first event. */
export function WhyDrawer() {
  const dialog = useDialog('why')
  return (
    <Drawer open={dialog !== null} onClose={closeDialog} title="Why did this happen?" width="w-[34rem]">
      {dialog && <WhyChain decision={dialog.decision} />}
    </Drawer>
  )
}

export function WhyChain({ decision }: { decision: string }) {
  const { value, failure, loading } = useWhy(useClusterName(), decision)
  const now = useEngineNow()
  if (loading) {
    return (
      <div className="p-6">
        <Spinner label="Following the chain" />
      </div>
    )
  }
  if (!value) return <div className="p-4">{failure && <FailureNotice failure={failure} />}</div>
  return (
    <ol className="p-4">
      {value.map((link, index) => (
        <ChainLink
          key={link.id}
          link={link}
          earlier={value[index + 1]}
          place={index === 0 ? 'asked' : index === value.length - 1 ? 'first' : 'between'}
          now={now}
        />
      ))}
    </ol>
  )
}

type ChainLinkProps = {
  link: Decision
  earlier: Decision | undefined
  place: 'asked' | 'between' | 'first'
  now: number
}

function ChainLink({ link, earlier, place, now }: ChainLinkProps) {
  const severity = severityLabels[link.severity]
  return (
    <li className="relative pb-5 pl-7 last:pb-0">
      {earlier && (
        <span aria-hidden="true" className="absolute top-5 bottom-0 left-[6.5px] w-px bg-line-strong" />
      )}
      <Shape {...severity} className="absolute top-0.5 left-0" />
      {place === 'first' && <p className="text-2xs font-medium text-accent">It began with this</p>}
      <p className={place === 'between' ? '' : 'font-medium'}>{link.text}</p>
      <p className="text-xs text-text-muted">
        {severity.text} · <time title={fullTimeText(link.at)}>{timeText(link.at, now)}</time>
        {link.system !== null && ` · ${link.system}`}
      </p>
      {earlier && <p className="mt-1 text-2xs text-text-faint">{becauseText(link.at - earlier.at)}</p>}
    </li>
  )
}

/** Within a second it is the same moment to a person. */
const becauseText = (agoMs: number): string =>
  agoMs < 1000 ? 'because' : `because, ${durationText(agoMs)} before`
