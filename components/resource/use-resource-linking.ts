'use client'

import { useMemo } from 'react'
import { linkRefusal } from '#lib/maincf/link-rules/resource-link.ts'
import { resourceName } from '#lib/model/names.ts'
import type { Linking } from '#components/graph/picture.ts'
import { tellRefusal } from '#components/client/configuration/tell.ts'
import {
  useChange,
  useEditedConfiguration,
  useEditing,
} from '#components/client/configuration/use-editing.ts'
import { openForm } from '#components/client/stores/dialogs.ts'

/** Drawing dependencies of resources by hand; null while the configuration is not open by this person. */
export function useResourceLinking(): Linking | null {
  const { isMine } = useEditing()
  const configuration = useEditedConfiguration()
  const change = useChange()
  return useMemo(
    () =>
      isMine
        ? {
            refusal: (parent, child) => linkRefusal(configuration, parent, child),
            onLink: (parent, child) =>
              void change([
                {
                  kind: 'resource.link',
                  parent: resourceName(parent),
                  children: [resourceName(child)],
                  atLeast: null,
                },
              ]),
            onRefused: tellRefusal,
            onArrow: (parent, child) =>
              openForm({
                kind: 'unlink-resources',
                parent: resourceName(parent),
                child: resourceName(child),
              }),
          }
        : null,
    [isMine, configuration, change],
  )
}
