'use client'

import { useState } from 'react'
import { shellLine } from '#lib/maincf/commands/words.ts'
import type { Operation } from '#lib/model/runtime.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { cx } from '#components/ui/class-names.ts'
import { CommandLine } from '#components/ui/display/CommandLine.tsx'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Icon } from '#components/ui/display/Icon.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'
import { Drawer } from '#components/ui/overlay/Drawer.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useOperations } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useRefusals } from '#components/client/refusals.ts'
import { requestIntent } from '#components/client/request-intent.ts'
import { closeDialog, useDialog } from '#components/client/stores/dialogs.ts'
import { durationText, fullTimeText, timeText } from '#components/client/words/ages.ts'
import { operationLabels } from '#components/client/words/labels.ts'
import { operationTitle } from '#components/client/words/operation-words.ts'
import { OperationParts } from './OperationParts.tsx'

type OperationsDrawerProps = {
  /** Draws the steps of an operation, live. */
  renderSteps: (operation: Operation) => React.ReactNode
}

/** All operations the engine remembers, newest first. They belong to the engine: closing this stops nothing. */
export function OperationsDrawer({ renderSteps }: OperationsDrawerProps) {
  const dialog = useDialog('operations')
  return (
    <Drawer open={dialog !== null} onClose={closeDialog} title="Operations" width="w-[34rem]">
      {dialog && <OperationList key={dialog.operation} chosen={dialog.operation} renderSteps={renderSteps} />}
    </Drawer>
  )
}

function OperationList({ chosen, renderSteps }: OperationsDrawerProps & { chosen: number | null }) {
  const operations = useOperations()
  const whole = operations.filter((operation) => wholeOf(operations, operation) === null)
  const firstActive = whole.find(isActive)
  const [open, setOpen] = useState<number | null>(chosen ?? firstActive?.id ?? null)
  if (operations.length === 0) {
    return (
      <EmptyState icon="play" title="No operations yet">
        What you start shows here step by step, and goes on when you close the browser.
      </EmptyState>
    )
  }
  const entry = (operation: Operation) => {
    // One that was pressed, or a part of it, is open.
    const isOpen =
      open === operation.id || operations.some(({ id, partOf }) => id === open && partOf === operation.id)
    const parts = operations.filter(({ partOf }) => partOf === operation.id).toReversed()
    return (
      <>
        <OperationRow
          operation={operation}
          parts={parts}
          open={isOpen}
          onToggle={() => setOpen(isOpen ? (wholeOf(operations, operation)?.id ?? null) : operation.id)}
        />
        {isOpen && (
          <div className={cx('space-y-3 pb-4', wholeOf(operations, operation) ? 'px-2 sm:px-4' : 'px-4')}>
            <OperationBody operation={operation} parts={parts} renderSteps={renderSteps} />
            <OperationParts whole={operation} parts={parts} renderPart={entry} />
            <CancelButton operation={operation} />
          </div>
        )}
      </>
    )
  }
  return (
    <ul className="divide-y">
      {whole.map((operation) => (
        <li key={operation.id}>{entry(operation)}</li>
      ))}
    </ul>
  )
}

const isActive = ({ state }: Operation): boolean => state === 'RUNNING' || state === 'ASKS'

/** The operation on a system this one is a part of, while that is still kept. */
const wholeOf = (operations: readonly Operation[], { partOf }: Operation): Operation | null =>
  operations.find(({ id }) => id === partOf) ?? null

type OperationBodyProps = OperationsDrawerProps & { operation: Operation; parts: readonly Operation[] }

function OperationBody({ operation, parts, renderSteps }: OperationBodyProps) {
  const { outcome, state, steps } = operation
  return (
    <>
      {operation.command && <CommandLine label="The same as" text={shellLine(operation.command)} />}
      {outcome !== null && <p className={state === 'DONE' ? 'text-text-muted' : ''}>{outcome}</p>}
      {steps.length > 0 && parts.length === 0 && renderSteps(operation)}
      {steps.length === 0 && parts.length === 0 && !isActive(operation) && (
        <p className="text-text-muted">No entry point had to run.</p>
      )}
    </>
  )
}

/** For what still goes on. The dialog says what cancelling leaves behind. */
function CancelButton({ operation }: { operation: Operation }) {
  const cluster = useClusterName()
  const refusals = useRefusals()
  if (!isActive(operation)) return null
  const cancel = { kind: 'operation.cancel', operation: operation.id } as const
  return (
    <Button size="small" reasons={refusals(cancel)} onClick={() => requestIntent(cluster, cancel)}>
      Cancel operation {operation.id}…
    </Button>
  )
}

type OperationRowProps = {
  operation: Operation
  /** Of an operation on a system: those of its groups, which are counted instead of steps. */
  parts: readonly Operation[]
  open: boolean
  onToggle: () => void
}

function OperationRow({ operation, parts, open, onToggle }: OperationRowProps) {
  const now = useEngineNow()
  const state = operationLabels[operation.state]
  const done = operation.steps.filter((step) => step.state === 'done' || step.state === 'skipped').length
  const ended = parts.filter((part) => !isActive(part)).length
  return (
    <button
      type="button"
      data-row
      aria-expanded={open}
      onClick={onToggle}
      className="flex w-full items-start gap-2.5 px-4 py-2.5 text-left outline-offset-[-2px] hover:bg-hover"
    >
      <Shape {...state} size={15} className="mt-0.5" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium break-words">{operationTitle(operation)}</span>
        <span className="block text-xs text-text-muted">
          {state.text} · operation {operation.id} · {operation.user} ·{' '}
          <time title={fullTimeText(operation.startedAt)}>{timeText(operation.startedAt, now)}</time>
        </span>
      </span>
      <span className="shrink-0 text-right text-xs text-text-muted">
        <span className="block">{durationText((operation.endedAt ?? now) - operation.startedAt)}</span>
        {parts.length > 0 ? (
          <span className="block">
            {ended} of {parts.length} groups
          </span>
        ) : (
          operation.steps.length > 0 && (
            <span className="block">
              {done} of {operation.steps.length}
            </span>
          )
        )}
      </span>
      <Icon
        name="chevron-right"
        size={13}
        className={cx('mt-1 text-text-faint transition-transform', open && 'rotate-90')}
      />
    </button>
  )
}
