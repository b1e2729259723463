'use client'

import { useMemo } from 'react'
import { groupName } from '#lib/model/names.ts'
import type { Linking } from '#components/graph/picture.ts'
import { tellRefusal } from '#components/client/configuration/tell.ts'
import { useEditedConfiguration, useEditing } from '#components/client/configuration/use-editing.ts'
import { openForm } from '#components/client/stores/dialogs.ts'
import { pairRefusal } from './pair-refusal.ts'

/** Drawing dependencies of groups by hand: where an arrow is dropped, its three words are asked for. */
export function useGroupLinking(): Linking | null {
  const { isMine } = useEditing()
  const configuration = useEditedConfiguration()
  return useMemo(
    () =>
      isMine
        ? {
            refusal: (parent, child) => pairRefusal(configuration, parent, child),
            onLink: (parent, child) =>
              openForm({ kind: 'link-groups', parent: groupName(parent), child: groupName(child) }),
            onRefused: tellRefusal,
            onArrow: (parent, child) =>
              openForm({ kind: 'unlink-groups', parent: groupName(parent), child: groupName(child) }),
          }
        : null,
    [isMine, configuration],
  )
}
