'use client'

import { useState } from 'react'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import type { Answer, Failure } from '#components/client/api.ts'
import { loadFiles, verifyFiles, type ConfigurationFile } from '#components/client/configuration/files.ts'
import { closeDialog } from '#components/client/stores/dialogs.ts'
import { showToast } from '#components/client/stores/toasts.ts'

/** What verify or load has found so far. `none`: these files have not been looked at. */
export type Findings =
  | { readonly kind: 'none' }
  | { readonly kind: 'problems'; readonly problems: readonly ConfigurationProblem[] }
  | { readonly kind: 'failure'; readonly failure: Failure }

/** Verified, and no error among the findings. */
export const isSound = (findings: Findings): boolean =>
  findings.kind === 'problems' && findings.problems.every((problem) => problem.severity !== 'error')

const findingsOf = (answer: Answer<{ readonly problems: readonly ConfigurationProblem[] }>): Findings => {
  if (answer.kind === 'ok') return { kind: 'problems', problems: answer.value.problems }
  const problems = answer.kind === 'refused' ? answer.error.problems : undefined
  return problems ? { kind: 'problems', problems } : { kind: 'failure', failure: answer }
}

export function useConfigurationCheck(cluster: string) {
  const [findings, setFindings] = useState<Findings>({ kind: 'none' })
  const [busy, setBusy] = useState(false)
  const verify = async (files: readonly ConfigurationFile[]) => {
    setBusy(true)
    setFindings(findingsOf(await verifyFiles(cluster, files)))
    setBusy(false)
  }
  const load = async (files: readonly ConfigurationFile[]) => {
    setBusy(true)
    const answer = await loadFiles(cluster, files)
    setBusy(false)
    if (answer.kind !== 'ok') return setFindings(findingsOf(answer))
    closeDialog()
    showToast({
      tone: 'online',
      shape: 'disc-tick',
      title: 'The configuration is loaded.',
      lines: [`Revision ${answer.value.revision} of ${cluster}.`],
    })
  }
  return { findings, busy, verify, load, forget: () => setFindings({ kind: 'none' }) }
}
