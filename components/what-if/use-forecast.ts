'use client'

import { useEffect, useRef, useState } from 'react'
import type { Forecast } from '#lib/forecast/forecast.ts'
import type { Happening, ObservedMonitors } from '#lib/forecast/happening.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { useSnapshot } from '#components/client/cluster/use-cluster.tsx'
import { useClusterState, useFacts } from '#components/client/cluster/selectors.ts'
import { happeningOf, queryOf, type Question } from './question.ts'
import { runForecast } from './run-forecast.ts'

/** A forecast and what it was made of. */
export type Answer = {
  readonly query: string
  readonly happening: Happening
  /** The state it began with: what "now" means beside it. */
  readonly before: ClusterState
  readonly forecast: Forecast
}

/**
 * The answer to a question about the cluster as it is now, made anew when either changes. The one before
 * stands until then, so that the page does not flicker; null while there is none, or the question is not
 * complete.
 */
export function useForecast(question: Question, user: string): Answer | null {
  const state = useClusterState()
  const at = useSnapshot((snapshot) => snapshot.at)
  const observed = useLatest<ObservedMonitors>(useFacts())
  const now = useLatest(at)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const query = queryOf(question)
  const asked = useLatest(question)
  useEffect(() => {
    const happening = happeningOf(state.configuration, asked.current, user)
    if (!happening) return
    let isWanted = true
    const assumptions = { fence: asked.current.fence }
    const options = { assumptions, observed: observed.current }
    void runForecast({ state, at: now.current, happenings: [happening], options }).then((forecast) => {
      if (isWanted) setAnswer({ query, happening, before: state, forecast })
    })
    return () => {
      isWanted = false
    }
  }, [state, query, user, asked, observed, now])
  return happeningOf(state.configuration, question, user) ? answer : null
}

/** The newest value, for an effect that is not to run again because of it. */
function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
