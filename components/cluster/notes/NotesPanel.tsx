'use client'

import { useState } from 'react'
import { mostNoteCharacters, type NotesOnWire } from '#lib/wire/notes.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Skeleton } from '#components/ui/display/Skeleton.tsx'
import { TextArea } from '#components/ui/form/TextArea.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useNotes, useWriteNotes } from '#components/client/cluster/notes.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useNotesRefusals } from '#components/client/refusals.ts'
import { fullTimeText } from '#components/client/words/ages.ts'

/** What people have written down about the cluster, who did and when; a place to write more. */
export function NotesPanel() {
  const { value, failure } = useNotes(useClusterName())
  const refusals = useNotesRefusals()
  /** The notes as they were when somebody began to write. */
  const [writing, setWriting] = useState<{ readonly seen: NotesOnWire | null } | null>(null)
  if (failure) return <FailureNotice failure={failure} />
  const notes = value?.notes ?? null
  return (
    <Panel
      title="Notes"
      note={notes && `${notes.author}, ${fullTimeText(notes.at)}`}
      actions={
        !writing && (
          <Button
            size="small"
            reasons={[...refusals, ...(value ? [] : ['They are not known yet.'])]}
            onClick={() => setWriting({ seen: notes })}
          >
            {notes ? 'Change…' : 'Write…'}
          </Button>
        )
      }
    >
      {writing && <Writing seen={writing.seen} onDone={() => setWriting(null)} />}
      {!writing && !value && <Skeleton className="h-4 w-64" />}
      {!writing && value && <Written text={notes?.text ?? ''} />}
    </Panel>
  )
}

function Written({ text }: { text: string }) {
  if (text.trim() === '') return <p className="text-text-muted">Nobody has written anything about it.</p>
  return <p className="max-w-4xl break-words whitespace-pre-line">{text}</p>
}

function Writing({ seen, onDone }: { seen: NotesOnWire | null; onDone: () => void }) {
  const write = useWriteNotes(useClusterName())
  const [text, setText] = useState(seen?.text ?? '')
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    const isDone = await write(text, seen)
    setBusy(false)
    if (isDone) onDone()
  }
  const tooLong = `The notes have ${text.length} characters; ${mostNoteCharacters} is the most.`
  return (
    <div className="space-y-2">
      <TextArea label="Notes" value={text} onChange={setText} rows={8} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button
          look="primary"
          busy={busy}
          reasons={text.length > mostNoteCharacters ? [tooLong] : []}
          onClick={() => void save()}
        >
          Save notes
        </Button>
      </div>
    </div>
  )
}
