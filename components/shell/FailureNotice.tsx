'use client'

import { Banner } from '#components/ui/display/Banner.tsx'
import type { Failure } from '#components/client/api.ts'
import { detailsOf, sentenceOf } from '#components/client/words/sentences.ts'

/** Why something could not be shown, with what would help. */
export function FailureNotice({ failure, action }: { failure: Failure; action?: React.ReactNode }) {
  return (
    <Banner
      tone={failure.kind === 'refused' ? 'faulted' : 'unknown'}
      shape={failure.kind === 'refused' ? 'diamond' : 'question'}
      title={sentenceOf(failure)}
      action={action}
    >
      {detailsOf(failure).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Banner>
  )
}
