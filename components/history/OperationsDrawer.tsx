'use client'

import { useState } from 'react'
import type { Operation } from '#lib/model/runtime.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { cx } from '#components/ui/class-names.ts'
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
  const firstActive = operations.find(({ state }) => state === 'RUNNING' || state === 'ASKS')
  const [open, setOpen] = useState<number | null>(chosen ?? firstActive?.id ?? null)
  if (operations.length === 0) {
    return (
      <EmptyState icon="play" title="No operations yet">
        What you start shows here step by step, and goes on when you close the browser.
      </EmptyState>
    )
  }
  return (
    <ul className="divide-y">
      {operations.map((operation) => (
        <li key={operation.id}>
          <OperationRow
            operation={operation}
            open={open === operation.id}
            onToggle={() => setOpen(open === operation.id ? null : operation.id)}
          />
          {open === operation.id && (
            <div className="space-y-3 px-4 pb-4">
              {operation.outcome !== null && (
                <p className={operation.state === 'DONE' ? 'text-text-muted' : ''}>{operation.outcome}</p>
              )}
              {operation.steps.length > 0 ? (
                renderSteps(operation)
              ) : (
                <p className="text-text-muted">No entry point had to run.</p>
              )}
              <CancelButton operation={operation} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

/** For what still goes on. The dialog says what cancelling leaves behind. */
function CancelButton({ operation }: { operation: Operation }) {
  const cluster = useClusterName()
  const refusals = useRefusals()
  if (operation.state !== 'RUNNING' && operation.state !== 'ASKS') return null
  const cancel = { kind: 'operation.cancel', operation: operation.id } as const
  return (
    <Button size="small" reasons={refusals(cancel)} onClick={() => requestIntent(cluster, cancel)}>
      Cancel operation…
    </Button>
  )
}

type OperationRowProps = { operation: Operation; open: boolean; onToggle: () => void }

function OperationRow({ operation, open, onToggle }: OperationRowProps) {
  const now = useEngineNow()
  const state = operationLabels[operation.state]
  const done = operation.steps.filter((step) => step.state === 'done' || step.state === 'skipped').length
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
        {operation.steps.length > 0 && (
          <span className="block">
            {done} of {operation.steps.length}
          </span>
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
