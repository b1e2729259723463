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
              <div className="min-w-0 break-words">
                <p>{sentence(text)}</p>
                <p className="text-xs text-text-muted">
                  <span className="font-mono">{code}</span>
                  {subject !== '' && ` · ${subject}`}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** As it begins and ends in a list of its own; a name it begins with keeps its case. */
const sentence = (text: string): string =>
  `${/^[a-z]+[ ,:]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text}${/[.!?]$/.test(text) ? '' : '.'}`
