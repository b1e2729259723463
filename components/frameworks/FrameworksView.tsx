'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { ConvertView } from './convert/ConvertView.tsx'
import { queryOf, questionFrom, type FrameworksQuestion } from './question.ts'
import { ReadView } from './read/ReadView.tsx'

/** What this cluster would be elsewhere, and what others are. What is looked at is in the address. */
export function FrameworksView() {
  const parameters = useSearchParams()
  const path = usePathname()
  const router = useRouter()
  const question = useMemo(() => questionFrom(parameters), [parameters])
  const change = (patch: Partial<FrameworksQuestion>) =>
    router.replace(`${path}?${queryOf({ ...question, ...patch })}`, { scroll: false })
  return (
    <div className="space-y-4">
      <Segmented
        label="Direction"
        value={question.view}
        onChange={(view) => change({ view })}
        options={[
          { value: 'convert', label: 'Write this one down for another' },
          { value: 'read', label: 'Read another' },
        ]}
      />
      {question.view === 'convert' ? (
        <ConvertView question={question} onChange={change} />
      ) : (
        <ReadView as={question.as} onAs={(as) => change({ as })} />
      )}
    </div>
  )
}
