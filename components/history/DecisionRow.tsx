'use client'

import type { Decision } from '#lib/policy/decision.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { fullTimeText, timeText } from '#components/client/words/ages.ts'
import { severityLabels } from '#components/client/words/labels.ts'

type DecisionRowProps = { decision: Decision; now: number }

/** A line of the engine log. A press asks why. */
export function DecisionRow({ decision, now }: DecisionRowProps) {
  const severity = severityLabels[decision.severity]
  return (
    <button
      type="button"
      data-row
      onClick={() => openDialog({ kind: 'why', decision: decision.id })}
      className="grid w-full grid-cols-[auto_1fr] items-baseline gap-x-3 px-3 py-1 text-left outline-offset-[-2px] hover:bg-hover md:grid-cols-[auto_auto_1fr_auto]"
    >
      <time className="text-xs whitespace-nowrap text-text-muted" title={fullTimeText(decision.at)}>
        {timeText(decision.at, now)}
      </time>
      <span className="w-20 text-xs whitespace-nowrap text-text-muted">
        <Shape {...severity} size={11} className="mr-1.5 inline-block align-[-1px]" />
        {severity.text}
      </span>
      <span className="min-w-0 break-words max-md:col-span-2">{decision.text}</span>
      <span className="text-xs text-text-faint max-md:hidden">{decision.message}</span>
    </button>
  )
}
