'use client'

import { useState } from 'react'
import type { TimelineEntry } from '#lib/forecast/record.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'
import { durationText } from '#components/client/words/ages.ts'
import { severityLabels } from '#components/client/words/labels.ts'

/** More lines than these are shown on demand. */
const linesAtFirst = 80

/** The log as it would be written: when, how grave, what. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? entries : entries.slice(0, linesAtFirst)
  return (
    <>
      <ol className="divide-y" aria-label="Predicted log">
        {shown.map((entry) => (
          <Line key={keyOf(entry)} entry={entry} />
        ))}
      </ol>
      {shown.length < entries.length && (
        <div className="flex justify-center border-t p-3">
          <Button size="small" onClick={() => setWhole(true)}>
            All {entries.length} lines
          </Button>
        </div>
      )}
    </>
  )
}

const keyOf = (entry: TimelineEntry): string =>
  entry.kind === 'happening' ? `${entry.atMs} ${entry.text}` : entry.decision.id

function Line({ entry }: { entry: TimelineEntry }) {
  return (
    <li className="grid grid-cols-[5.5rem_1fr] items-baseline gap-x-3 px-3 py-1 md:grid-cols-[5.5rem_5.5rem_1fr]">
      <span className="text-right text-xs whitespace-nowrap text-text-muted tabular-nums">
        {entry.atMs === 0 ? 'now' : `+ ${durationText(entry.atMs)}`}
      </span>
      <Kind entry={entry} />
      <span className="min-w-0 break-words max-md:col-span-2">
        {entry.kind === 'happening' ? (
          <strong className="font-semibold">{entry.text}</strong>
        ) : (
          entry.decision.text
        )}
      </span>
    </li>
  )
}

function Kind({ entry }: { entry: TimelineEntry }) {
  const label =
    entry.kind === 'happening'
      ? ({ text: 'What if', shape: 'arrow-down', tone: 'accent' } as const)
      : severityLabels[entry.decision.severity]
  return (
    <span className="text-xs whitespace-nowrap text-text-muted">
      <Shape shape={label.shape} tone={label.tone} size={11} className="mr-1.5 inline-block align-[-1px]" />
      {label.text}
    </span>
  )
}
