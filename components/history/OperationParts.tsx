'use client'

import { namesOf, type GroupName } from '#lib/model/names.ts'
import type { Operation, OperationState } from '#lib/model/runtime.ts'
import { Notes } from '#components/ui/display/Notes.tsx'
import { operationLabels } from '#components/client/words/labels.ts'

type Part = { readonly state: OperationState; readonly text: string }

/**
 * What became of each group of an operation on a whole system. Groups for which something is run have an
 * operation of their own, shown by `renderPart`; the others say in a sentence why nothing was.
 */
export function OperationParts({
  whole,
  parts,
  renderPart,
}: {
  whole: Operation
  parts: readonly Operation[]
  renderPart: (part: Operation) => React.ReactNode
}) {
  const silent = namesOf<GroupName>(whole.parts ?? {}).filter(
    (group) => !parts.some((part) => part.group === group),
  )
  const notes = silent.flatMap((group) => noteOf(group, whole.parts?.[group]) ?? [])
  return (
    <>
      {parts.length > 0 && (
        <ul aria-label="Groups" className="divide-y overflow-clip rounded-md border">
          {parts.map((part) => (
            <li key={part.id}>{renderPart(part)}</li>
          ))}
        </ul>
      )}
      <Notes notes={notes} />
    </>
  )
}

function noteOf(group: GroupName, part: Part | undefined) {
  if (!part) return null
  const { shape, tone } = operationLabels[part.state]
  return { shape, tone, text: part.text.startsWith(group) ? part.text : `${group}: ${part.text}` }
}
