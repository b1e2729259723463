'use client'

import { useEffect, useMemo, useState } from 'react'
import type { Advice } from '#lib/topology/advice/advise.ts'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'

type Advising = Pick<typeof import('./advice-of.ts'), 'adviceOf' | 'ruleCount'>

/** The rules, when some page has fetched them. */
let fetched: Advising | null = null

export type KnownAdvice = { readonly advice: readonly Advice[]; readonly ruleCount: number }

/** Advice on the configuration with the changes that wait; null until the rules have been fetched. */
export function useAdvice(): KnownAdvice | null {
  const configuration = useEditedConfiguration()
  const [advising, setAdvising] = useState(fetched)
  useEffect(() => {
    if (advising) return
    let isGone = false
    void import('./advice-of.ts').then((module) => {
      fetched = module
      if (!isGone) setAdvising(module)
    })
    return () => {
      isGone = true
    }
  }, [advising])
  return useMemo(
    () => advising && { advice: advising.adviceOf(configuration), ruleCount: advising.ruleCount },
    [advising, configuration],
  )
}
