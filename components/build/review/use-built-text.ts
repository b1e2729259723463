'use client'

import { useMemo } from 'react'
import { applyEdits } from '#lib/maincf/edit/apply-edits.ts'
import type { EditRefusal } from '#lib/maincf/edit/edit.ts'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { ConfigurationProblem } from '#lib/maincf/problem.ts'
import { maskEdits } from '#lib/maincf/secret/secret-edits.ts'
import type { Built } from '#lib/topology/build/build.ts'
import { useFiles } from '#components/client/configuration/configuration-queries.ts'
import type { ConfigurationFile } from '#components/client/configuration/files.ts'
import { useEditing } from '#components/client/configuration/use-editing.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

export type BuiltText = {
  /** main.cf as it will be, secrets masked. */
  readonly file: ConfigurationFile
  readonly problems: readonly ConfigurationProblem[]
  /** Why a change cannot be done to the files as they are. */
  readonly refusals: readonly EditRefusal[]
}

/** The text of the configuration with what is built in it; null until the files are known. */
export function useBuiltText({ edits, configuration }: Extract<Built, { kind: 'built' }>, isThere: boolean) {
  const files = useFiles(useClusterName()).value
  const { draft } = useEditing()
  return useMemo((): BuiltText | null => {
    if (!files) return null
    const all = isThere ? draft : [...draft, ...maskEdits(edits, configuration)]
    const applied = applyEdits(files, all)
    const file = applied.files.find(({ name }) => name === 'main.cf') ?? applied.files[0]
    const { problems } = loadConfiguration(applied.files)
    return file
      ? { file, problems: problems.filter((each) => each.file === file.name), refusals: applied.refusals }
      : null
  }, [files, draft, edits, configuration, isThere])
}
