'use client'

import { useMemo, useState } from 'react'
import type { Configuration } from '#lib/model/configuration.ts'
import { defaultAnswers, type Answers } from '#lib/topology/build/answers.ts'
import { checkAnswers, type AnswerProblem } from '#lib/topology/build/check-answers.ts'
import { suggest, type Planned } from '#lib/topology/build/suggest.ts'
import { buildOn, type BuiltOn } from '#lib/topology/draft/build-on.ts'
import { draftText } from '#lib/topology/draft/draft-text.ts'
import { withSystemsOf } from '#lib/topology/draft/on-cluster.ts'
import { readDraft } from '#lib/topology/draft/read-draft.ts'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'

/** Everything the pages of the wizard show of a draft. */
export type Wizard = {
  /** As a person gave them, with the name of the cluster. */
  readonly answers: Answers
  /** With systems of the cluster where nobody has named one: what is built. */
  readonly whole: Answers
  readonly planned: Planned
  readonly problems: readonly AnswerProblem[]
  readonly builtOn: BuiltOn
  /** What it is built on: the configuration as it runs, with the changes that wait. */
  readonly base: Configuration
  readonly change: (answers: Answers) => void
}

/** A draft, worked out on the cluster as it is now; or why it cannot be read. */
export function useWizard(draft: string, onDraft: (draft: string) => void): Wizard | string {
  const base = useEditedConfiguration()
  const read = useMemo(() => readDraft(draft), [draft])
  // Lives as long as the page: neither the address nor the browser keeps it.
  const [password, setPassword] = useState('')
  const answers = useMemo(
    () => (read.kind === 'draft' ? onCluster(read.answers, base.cluster.name, password) : null),
    [read, base.cluster.name, password],
  )
  const worked = useMemo(() => answers && workedOut(answers, base), [answers, base])
  if (read.kind === 'broken') return read.text
  if (!answers || !worked) return 'The draft cannot be read.'
  const change = (next: Answers) => {
    setPassword(next.administrator.password)
    onDraft(textOf(next))
  }
  return { answers, ...worked, base, change }
}

const onCluster = (answers: Answers, cluster: string, password: string): Answers => ({
  ...answers,
  cluster,
  administrator: { ...answers.administrator, password },
})

/** The draft of answers: the name of the cluster is the running one's, and no part of it. */
export const textOf = (answers: Answers): string =>
  draftText({ ...answers, cluster: defaultAnswers(answers.topology).cluster })

function workedOut(answers: Answers, base: Configuration) {
  const whole = withSystemsOf(answers, base)
  const builtOn = buildOn(whole, base)
  const problems = builtOn.built.kind === 'refused' ? checkAnswers(whole, base) : []
  return { whole, planned: suggest(whole), problems, builtOn }
}
