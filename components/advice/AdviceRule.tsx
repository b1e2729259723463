'use client'

import Link from 'next/link'
import type { Advice } from '#lib/topology/advice/advise.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { groupHref, resourceHref } from '#components/client/hrefs.ts'
import { adviceLabels } from '#components/client/words/labels.ts'
import { aroundName } from './around-name.ts'

type AdviceRuleProps = {
  found: readonly Advice[]
  /** False where what it is said of has no page yet. */
  isLinked?: boolean
}

/** A rule once, with everything it is said of; what to do once, where it is the same for all. */
export function AdviceRule({ found, isLinked = true }: AdviceRuleProps) {
  const [first] = found
  if (!first) return null
  const { text: word, shape, tone } = adviceLabels[first.severity]
  const isOne = found.every(({ remedy }) => remedy === first.remedy)
  return (
    <li className="grid gap-x-4 gap-y-1 px-3 py-2.5 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
      <p className="flex items-start gap-1.5 text-text-muted">
        <Shape shape={shape} tone={tone} className="mt-0.5" />
        {word}
      </p>
      <div className="min-w-0 space-y-1.5">
        <p className="max-w-4xl font-medium">{first.explanation}</p>
        <ul className="max-w-4xl space-y-1">
          {found.map((each) => (
            <li key={placeOf(each) + each.text} className="min-w-0 break-words">
              {isLinked ? <Told advice={each} /> : each.text}
              {!isOne && <span className="text-text-muted"> {each.remedy}</span>}
            </li>
          ))}
        </ul>
        {isOne && <p className="max-w-4xl text-text-muted">{first.remedy}</p>}
        <p className="text-xs text-text-muted">
          <span className="font-mono">{first.id}</span> · {first.source}
        </p>
      </div>
    </li>
  )
}

const placeOf = ({ where }: Advice): string =>
  where.kind === 'cluster' ? '' : `${where.kind} ${where.name} `

/** The sentence, with the first mention of its group or resource as a link. */
function Told({ advice: { where, text } }: { advice: Advice }) {
  const cluster = useClusterName()
  if (where.kind === 'cluster') return text
  const href = where.kind === 'group' ? groupHref(cluster, where.name) : resourceHref(cluster, where.name)
  const { before, after } = aroundName(text, where.name)
  return (
    <>
      {before}
      <Link
        href={href}
        className="rounded-sm font-medium underline decoration-line-strong underline-offset-2 hover:decoration-current"
      >
        {where.name}
      </Link>
      {after}
    </>
  )
}
