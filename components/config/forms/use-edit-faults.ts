'use client'

import { useMemo } from 'react'
import { applyEdits } from '#lib/maincf/edit/apply-edits.ts'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useFiles } from '#components/client/configuration/configuration-queries.ts'
import { useEditing } from '#components/client/configuration/use-editing.ts'

/** Why further edits cannot be done after those collected so far, in the words of the commands. */
export function useEditFaults(edits: readonly Edit[]): readonly string[] {
  const files = useFiles(useClusterName()).value
  const { draft } = useEditing()
  return useMemo(() => {
    if (!files || edits.length === 0) return []
    const { refusals } = applyEdits(files, [...draft, ...edits])
    return refusals.filter(({ at }) => at >= draft.length).map(({ text }) => text)
  }, [files, draft, edits])
}
