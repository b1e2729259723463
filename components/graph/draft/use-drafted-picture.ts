'use client'

import { useMemo } from 'react'
import type { ClusterState } from '#lib/model/runtime.ts'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import type { ConfigurationChanges } from '#components/client/configuration/draft/changes-of.ts'
import { useDraftChanges, useDrafted } from '#components/client/configuration/use-editing.ts'
import type { Picture } from '../picture.ts'
import { withDraft } from './with-draft.ts'

/** The running picture, with the draft laid over it while there is one. `draw` and `pick` must keep their identity. */
export function useDraftedPicture(
  draw: (state: ClusterState) => Picture,
  pick: (changes: ConfigurationChanges) => ConfigurationChanges['groups'],
): Picture {
  const state = useClusterState()
  const configuration = useDrafted()?.configuration ?? null
  const changes = useDraftChanges()
  const running = useMemo(() => draw(state), [draw, state])
  return useMemo(
    () =>
      configuration && changes
        ? withDraft(running, draw({ ...state, configuration }), pick(changes))
        : running,
    [running, draw, state, configuration, changes, pick],
  )
}
