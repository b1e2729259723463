'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { Prediction } from './Prediction.tsx'
import { happeningOf, questionFrom, queryOf, type Question } from './question.ts'
import { QuestionForm } from './QuestionForm.tsx'
import { useForecast } from './use-forecast.ts'

const user = 'you'

/** Question and answer. The question lives in the address, so that it can be sent to somebody. */
export function WhatIfView() {
  const parameters = useSearchParams()
  const path = usePathname()
  const router = useRouter()
  const question = useMemo(() => questionFrom(parameters), [parameters])
  const change = (next: Question) => router.replace(`${path}?${queryOf(next)}`, { scroll: false })
  return (
    <>
      <Panel className="mb-4">
        <QuestionForm question={question} onChange={change} />
      </Panel>
      <AnswerTo question={question} />
    </>
  )
}

function AnswerTo({ question }: { question: Question }) {
  const configuration = useConfiguration()
  const answer = useForecast(question, user)
  if (!happeningOf(configuration, question, user)) {
    return (
      <EmptyState icon="fork" title="Choose what happens.">
        The engine’s own code then plays it through on the cluster as it is now. Nothing is done to it.
      </EmptyState>
    )
  }
  if (!answer) return <SkeletonRows rows={8} label="Predicting" />
  const isOld = answer.query !== queryOf(question)
  return (
    <div aria-busy={isOld} className={isOld ? 'opacity-60' : undefined}>
      <Prediction answer={answer} />
    </div>
  )
}
