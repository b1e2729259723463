'use client'

import type { Edit, EditRefusal } from '#lib/maincf/edit/edit.ts'
import { IconButton } from '#components/ui/action/IconButton.tsx'
import { cx } from '#components/ui/class-names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { commandLine } from '#components/client/configuration/draft/command-line.ts'
import { useSetDraft } from '#components/client/configuration/use-editing.ts'

type EditListProps = {
  edits: readonly Edit[]
  refusals: readonly EditRefusal[]
  /** May be taken back one by one. */
  isMine: boolean
}

/** What was collected, in its order, each as the ha command it stands for, with why it cannot be done. */
export function EditList({ edits, refusals, isMine }: EditListProps) {
  const setDraft = useSetDraft()
  const remove = (edit: Edit) => void setDraft((draft) => draft.filter((each) => each !== edit))
  return (
    <ol aria-label="Changes" className="divide-y">
      {edits.map((edit, index) => {
        const refused = refusals.filter(({ at }) => at === index)
        return (
          <li
            key={index}
            className={cx('flex items-start gap-2 py-1 pr-1.5 pl-3', refused.length > 0 && 'bg-faulted-wash')}
          >
            <span className="w-5 shrink-0 py-1 text-right text-xs text-text-faint">{index + 1}</span>
            <div className="min-w-0 flex-1 py-1">
              <code className="font-mono text-xs wrap-anywhere">{commandLine(edit)}</code>
              {refused.map(({ code, text, number }) => (
                <p key={code} className="mt-0.5 flex items-start gap-1.5 text-xs">
                  <Shape shape="diamond" tone="faulted" size={12} className="mt-1" />
                  {text}
                  {number !== null && <span className="text-text-muted">(VCS {number})</span>}
                </p>
              ))}
            </div>
            {isMine && (
              <IconButton
                icon="close"
                label={`Take change ${index + 1} back`}
                className="size-7"
                onClick={() => remove(edit)}
              />
            )}
          </li>
        )
      })}
    </ol>
  )
}
