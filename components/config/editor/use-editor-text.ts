'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useFiles } from '#components/client/configuration/configuration-queries.ts'
import type { ConfigurationFile } from '#components/client/configuration/files.ts'
import {
  useDrafted,
  useEditedConfiguration,
  useEditing,
} from '#components/client/configuration/use-editing.ts'
import { setTextDraft, useTextDraft, type TextDraft } from '#components/client/stores/text-drafts.ts'
import { objectOfText, placeOf } from './places.ts'

const pauseMs = 250

export type EditorText = {
  readonly files: readonly ConfigurationFile[]
  readonly file: ConfigurationFile | undefined
  readonly chosen: string
  readonly choose: (file: string) => void
  readonly problems: readonly ConfigurationProblem[]
  /** What there is, for completion: the newest text that could be read. */
  readonly known: Configuration
  readonly place: { readonly offset: number } | null
  readonly draft: TextDraft | undefined
  readonly isChanged: boolean
  readonly onText: (text: string) => void
}

/** The text under the hand, begun from what runs with the collected changes in it; null until it is known. */
export function useEditorText(): EditorText | null {
  const cluster = useClusterName()
  const running = useFiles(cluster).value
  const drafted = useDrafted()
  const { desk } = useEditing()
  const draft = useTextDraft(cluster)
  const begun = drafted?.files ?? running
  const files = draft?.files ?? begun
  const { chosen, choose, place } = usePlace(files)
  const read = useRead(files)
  const edited = useEditedConfiguration()
  const onText = useCallback(
    (text: string) => {
      if (!files || !begun || !desk) return
      const next = files.map((file) => (file.name === chosen ? { ...file, text } : file))
      setTextDraft(cluster, {
        base: draft?.base ?? desk.version,
        before: draft?.before ?? begun,
        files: next,
      })
    },
    [cluster, files, begun, desk, draft, chosen],
  )
  if (!files) return null
  return {
    files,
    file: files.find(({ name }) => name === chosen),
    chosen,
    choose,
    problems: read.problems,
    known: read.configuration ?? edited,
    place,
    draft,
    isChanged:
      draft !== undefined && draft.files.some(({ text }, index) => text !== draft.before[index]?.text),
    onText,
  }
}

type Read = { configuration: Configuration | null; problems: readonly ConfigurationProblem[] }
const unread: Read = { configuration: null, problems: [] }

/** Reads and verifies the text a moment after the last letter. */
function useRead(files: readonly ConfigurationFile[] | undefined): Read {
  const [read, setRead] = useState<Read>(unread)
  useEffect(() => {
    if (!files) return
    const timer = setTimeout(() => {
      const { configuration, problems } = loadConfiguration(files)
      setRead((known) => ({ configuration: configuration ?? known.configuration, problems }))
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [files])
  return read
}

type Looked = { readonly asked: string | null; readonly found: ReturnType<typeof placeOf> }

/** The file and the thing that the address names. */
function usePlace(files: readonly ConfigurationFile[] | undefined) {
  const query = useSearchParams()
  const path = usePathname()
  const router = useRouter()
  const asked = query.get('at')
  const named = query.get('file')
  // Looked for once when it is asked for, not again at every letter.
  const [looked, setLooked] = useState<Looked>({ asked: null, found: null })
  if (files && looked.asked !== asked) {
    const object = objectOfText(asked)
    setLooked({ asked, found: object && placeOf(files, object) })
  }
  const { found } = looked
  return {
    chosen: named ?? found?.file ?? files?.[0]?.name ?? '',
    place: named === null ? found : null,
    choose: (file: string) =>
      router.replace(`${path}?tab=editor&file=${encodeURIComponent(file)}`, { scroll: false }),
  }
}
