'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { NotesAnswer, NotesOnWire } from '#lib/wire/notes.ts'
import { ask } from '../api.ts'
import { told } from '../configuration/tell.ts'
import { fetched, get, type Fetched } from '../fetched.ts'
import { notesKey } from '../keys.ts'
import { notesPath } from '../paths.ts'

/** What people have written down about the cluster; its notes are null when nobody has. */
export const useNotes = (cluster: string): Fetched<NotesAnswer> =>
  fetched(
    useQuery({
      queryKey: notesKey(cluster),
      queryFn: get<NotesAnswer>(notesPath(cluster)),
      staleTime: 10_000,
    }),
  )

/**
 * Writes the notes over those that were `seen`, unless somebody has changed them since. Answers whether it was done;
 * a failure has been told, and the newest are fetched.
 */
export function useWriteNotes(cluster: string): (text: string, seen: NotesOnWire | null) => Promise<boolean> {
  const client = useQueryClient()
  return useCallback(
    async (text, seen) => {
      const answer = await ask<NotesAnswer>('PUT', notesPath(cluster), { text, seen: seen?.number ?? 0 })
      if (answer.kind === 'ok') client.setQueryData(notesKey(cluster), answer.value)
      else void client.invalidateQueries({ queryKey: notesKey(cluster) })
      return told(answer, 'The notes are written.')
    },
    [client, cluster],
  )
}
