import type { Check, Step } from '#lib/frameworks/runbook/runbook.ts'
import { placeText } from '#lib/frameworks/runbook/script.ts'
import { shellLine } from '#lib/maincf/commands/words.ts'
import { CopyButton } from '#components/ui/action/CopyButton.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'

/** Steps in their order: what is typed, what holds afterwards, and how that is seen. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return <p className="px-3 py-2.5 text-text-muted">There is nothing to do.</p>
  return (
    <ol className="divide-y">
      {steps.map((step, index) => (
        <li
          key={`${index} ${step.title}`}
          className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-2 px-3 py-2.5 sm:grid-cols-[2.5rem_minmax(0,1fr)]"
        >
          <span className="text-right text-text-muted tabular-nums">{index + 1}.</span>
          <StepView step={step} />
        </li>
      ))}
    </ol>
  )
}

function StepView({ step: { title, where, commands, expected, check, danger } }: { step: Step }) {
  const lines = commands.map(shellLine)
  return (
    <div className="min-w-0 space-y-1.5">
      <p className="break-words">
        <strong className="font-semibold">{title}</strong>
        {where.kind !== 'member' && <span className="text-text-muted"> · {placeText(where)}</span>}
        {commands.length === 0 && <span className="text-text-muted"> · done by a person</span>}
      </p>
      {danger !== null && (
        <p className="flex items-start gap-1.5">
          <Shape shape="hand" tone="faulted" className="mt-0.5" />
          <span className="min-w-0 break-words">Look twice: {danger}.</span>
        </p>
      )}
      {lines.length > 0 && <Commands title={title} lines={lines} />}
      <p className="break-words text-text-muted">
        Then: {expected}.{check && <SeenBy check={check} />}
      </p>
    </div>
  )
}

/** More are folded away at first: one looks at them when one is there. */
const mostOpen = 5

function Commands({ title, lines }: { title: string; lines: readonly string[] }) {
  const [begin, count] = [lines[0]?.split(' ')[0] ?? '', lines.length]
  const block = (
    <div className="flex rounded-md border bg-sunken">
      <pre
        aria-label={`Commands of ${title}`}
        className="min-w-0 flex-1 px-2.5 py-1.5 font-mono text-xs leading-[1.125rem] break-words whitespace-pre-wrap"
      >
        {lines.map((line, index) => (
          <code key={index} className="block pl-5 -indent-5">
            {line}
          </code>
        ))}
      </pre>
      <span className="p-0.5">
        <CopyButton text={`${lines.join('\n')}\n`} label={`Copy the commands of ${title}`} />
      </span>
    </div>
  )
  if (count <= mostOpen) return block
  return (
    <details>
      <summary className="mb-1.5 w-fit cursor-pointer rounded-sm text-text-muted hover:text-text">
        {count} commands of {begin}
      </summary>
      {block}
    </details>
  )
}

function SeenBy({ check: { argv, pattern, mustShow } }: { check: Check }) {
  return (
    <>
      {' '}
      Seen by <code className="font-mono text-xs break-all text-text">{shellLine(argv)}</code>,{' '}
      {mustShow ? 'with' : 'without'} <code className="font-mono text-xs break-all">{pattern}</code>
    </>
  )
}
