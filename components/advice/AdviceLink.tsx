'use client'

import Link from 'next/link'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { configTabHref } from '#components/client/hrefs.ts'
import { adviceAbout, countOf, queryOf, type AdviceAbout } from './advice-filter.ts'
import { useAdvice } from './use-advice.ts'

/** How much the guides have to say about a group or resource, and the way there. Nothing when that is nothing. */
export function AdviceLink({ about }: { about: AdviceAbout }) {
  const cluster = useClusterName()
  const configuration = useEditedConfiguration()
  const known = useAdvice()
  if (!known) return null
  const advice = adviceAbout(known.advice, configuration, about)
  if (advice.length === 0) return null
  const warnings = countOf(advice, 'warning')
  const [count, word] = warnings === 0 ? [advice.length, 'hint'] : [warnings, 'warning']
  return (
    <Link
      href={configTabHref(cluster, 'advice', queryOf({ severity: 'all', about }))}
      className="underline decoration-line-strong underline-offset-2 hover:text-text"
    >
      {count} {word}
      {count === 1 ? '' : 's'} of the guides
    </Link>
  )
}
