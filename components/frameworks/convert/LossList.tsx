import type { Loss } from '#lib/frameworks/runbook/loss.ts'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'

/** What could not be carried over, and why: what a person should read first. */
export function LossList({ losses }: { losses: readonly Loss[] }) {
  return (
    <Panel title="What is lost" note={losses.length > 0 && losses.length} flush>
      {losses.length === 0 ? (
        <p className="px-3 py-2.5 text-text-muted">Nothing: all of it can be said there.</p>
      ) : (
        <ul className="divide-y">
          {losses.map(({ code, subject, text }) => (
            <li
              key={`${code} ${subject} ${text}`}
              className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 px-3 py-2"
            >
              <Shape shape="triangle" tone="partial" className="mt-0.5" />
              <p className="min-w-0 break-words">
                {subject !== '' && <strong className="font-semibold">{subject}: </strong>}
                {text} <span className="font-mono text-xs text-text-muted">{code}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
