'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useEditing } from '#components/client/configuration/use-editing.ts'
import { forgetTextDraft } from '#components/client/stores/text-drafts.ts'
import { ProblemList } from '../ProblemList.tsx'
import { ChangeReview } from '../review/ChangeReview.tsx'
import { MainCfText } from './MainCfText.tsx'
import { objectHref } from './object-href.ts'
import { objectAt } from './places.ts'
import { useEditorText, type EditorText } from './use-editor-text.ts'

/** The files as text: typed in, verified as one types, reviewed and applied as a whole. */
export function EditorView() {
  const text = useEditorText()
  const [reviewing, setReviewing] = useState(false)
  if (!text) return <SkeletonRows rows={12} label="Loading the files" />
  return reviewing && text.draft ? (
    <TextReview text={text} onBack={() => setReviewing(false)} />
  ) : (
    <Writing text={text} onReview={() => setReviewing(true)} />
  )
}

function Writing({ text, onReview }: { text: EditorText; onReview: () => void }) {
  const cluster = useClusterName()
  const { refusals, draft } = useEditing()
  const { file, files, chosen, choose, problems, known, place, isChanged } = text
  const [cursor, setCursor] = useState(0)
  if (!file) return null
  const object = objectAt(file, cursor)
  const href = object && objectHref(cluster, known, object)
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <SelectField
          label="File"
          labelHidden
          className="w-44"
          value={chosen}
          onChange={choose}
          options={files.map(({ name }) => ({ value: name, label: name }))}
        />
        {object && href && (
          <Link href={href} className="rounded-sm text-accent underline-offset-2 hover:underline">
            {object.name} on its page
          </Link>
        )}
        <span className="ml-auto flex flex-wrap items-center justify-end gap-2 max-sm:w-full">
          {refusals.length > 0 && (
            <span className="text-xs text-text-muted max-sm:basis-full">{refusals[0]}</span>
          )}
          {draft.length > 0 && !isChanged && (
            <span className="text-xs text-text-muted max-sm:basis-full">
              The text has the changes that wait.
            </span>
          )}
          <Button reasons={isChanged ? [] : [unchanged]} onClick={() => forgetTextDraft(cluster)}>
            Discard text
          </Button>
          <Button
            look="primary"
            reasons={[...refusals, ...(isChanged ? [] : [unchanged])]}
            onClick={onReview}
          >
            Review text
          </Button>
        </span>
      </div>
      <MainCfText
        file={file}
        isReadOnly={refusals.length > 0}
        known={known}
        problems={problems}
        place={place}
        onText={text.onText}
        onCursor={setCursor}
      />
      {problems.length > 0 && <ProblemList problems={problems} />}
    </div>
  )
}

const unchanged = 'The text is as it was.'

function TextReview({ text: { draft }, onBack }: { text: EditorText; onBack: () => void }) {
  const cluster = useClusterName()
  const { refusals } = useEditing()
  if (!draft) return null
  return (
    <div className="space-y-3">
      <Button onClick={onBack}>Back to the text</Button>
      <ChangeReview
        change={{ base: draft.base, files: draft.files }}
        reasons={refusals}
        confirm="Apply the text"
        onApplied={() => {
          forgetTextDraft(cluster)
          onBack()
        }}
      />
    </div>
  )
}
