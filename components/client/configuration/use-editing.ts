'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { DeskState } from '#lib/wire/configuration.ts'
import { useClusterName } from '../cluster/use-cluster.tsx'
import { useConfiguration } from '../cluster/selectors.ts'
import { filesKey } from '../keys.ts'
import { useSession } from '../queries.ts'
import { useConfigureRefusals } from '../refusals.ts'
import { useDeskState, useFiles, type ConfigurationOnWire } from './configuration-queries.ts'
import { saveDraft } from './desk.ts'
import { changesOf, type ConfigurationChanges } from './draft/changes-of.ts'
import { draftedOf, type Drafted } from './draft/drafted.ts'
import { withEdits } from './draft/with-edits.ts'
import { noteDesk } from './note-desk.ts'
import { tellFailure } from './tell.ts'

const noEdits: readonly Edit[] = []

export type Editing = {
  /** Undefined until it is known. */
  readonly desk: DeskState | undefined
  /** The configuration is open, and the person signed in has it. */
  readonly isMine: boolean
  /** Collected and not applied, whoever did it. */
  readonly draft: readonly Edit[]
  /** Why nothing may be changed now. */
  readonly refusals: readonly string[]
}

/** Whether the configuration may be changed by this person now, and what waits to be applied. */
export function useEditing(): Editing {
  const cluster = useClusterName()
  const desk = useDeskState(cluster).value
  const user = useSession().value?.user
  const role = useConfigureRefusals()
  const isMine = desk?.open != null && desk.open.owner === user
  return {
    desk,
    isMine,
    draft: desk?.open?.draft ?? noEdits,
    refusals: [...role, ...(isMine ? [] : [whyNot(desk)])],
  }
}

function whyNot(desk: DeskState | undefined): string {
  if (!desk) return 'How the configuration stands is not known yet.'
  return desk.open
    ? `${desk.open.owner} has the configuration open. Take it over first, at the foot of the page.`
    : 'The configuration is read-only. Open it for changes first, at the foot of the page.'
}

/** Puts edits behind those collected so far. Answers whether the engine keeps them; a failure has been told. */
export function useChange(): (edits: readonly Edit[]) => Promise<boolean> {
  const setDraft = useSetDraft()
  return useCallback((edits) => setDraft((draft) => withEdits(draft, edits)), [setDraft])
}

/** Replaces the draft by what `next` makes of the newest known one. */
export function useSetDraft(): (next: (draft: readonly Edit[]) => readonly Edit[]) => Promise<boolean> {
  const cluster = useClusterName()
  const client = useQueryClient()
  return useCallback(
    async (next) => {
      const known = client.getQueryData<ConfigurationOnWire>(filesKey(cluster))?.desk
      if (!known?.open) return false
      const answer = await saveDraft(cluster, next(known.open.draft))
      if (answer.kind !== 'ok') {
        tellFailure(answer)
        return false
      }
      noteDesk(client, cluster, answer.value.desk)
      return true
    },
    [client, cluster],
  )
}

/** The configuration with the draft applied; null while there is no draft. */
export function useDrafted(): Drafted | null {
  const files = useFiles(useClusterName()).value
  const { draft } = useEditing()
  return useMemo(() => (files && draft.length > 0 ? draftedOf(files, draft) : null), [files, draft])
}

/** The configuration that forms start from: with the draft applied as far as that can be read. */
export function useEditedConfiguration(): Configuration {
  const running = useConfiguration()
  return useDrafted()?.configuration ?? running
}

/** What the draft would bring, take and change; null while there is none or it cannot be read. */
export function useDraftChanges(): ConfigurationChanges | null {
  const running = useConfiguration()
  const drafted = useDrafted()?.configuration ?? null
  return useMemo(() => (drafted ? changesOf(running, drafted) : null), [running, drafted])
}
