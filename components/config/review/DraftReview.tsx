'use client'

import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useEditing } from '#components/client/configuration/use-editing.ts'
import { ChangeReview } from './ChangeReview.tsx'
import { EditList } from './EditList.tsx'

/** The changes that wait, whoever collected them, and what they would do together. */
export function DraftReview() {
  const { desk, draft, isMine, refusals } = useEditing()
  if (!desk || draft.length === 0) {
    return (
      <EmptyState icon="file" title="No changes wait to be applied">
        Open the configuration at the foot of the page, then add, change and link on the pages of groups and
        resources. What you collect is shown here before anything happens.
      </EmptyState>
    )
  }
  return (
    <ChangeReview
      change={{ base: desk.version, edits: draft }}
      reasons={refusals}
      confirm={draft.length === 1 ? 'Apply 1 change' : `Apply ${draft.length} changes`}
      renderHead={(preview) => (
        <Panel title="Changes" note={draft.length} flush>
          <EditList edits={draft} refusals={preview.refusals} isMine={isMine} />
        </Panel>
      )}
    />
  )
}
