'use client'

import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/action/Button.tsx'

type StepFrameProps = {
  /** Another step takes the focus to its heading. */
  id: string
  title: string
  /** What the step is about, in a sentence or two. */
  note: React.ReactNode
  onBack: (() => void) | null
  onNext: (() => void) | null
  nextReasons?: readonly string[]
  /** The heading takes the focus at once: the step was gone to from another page. */
  takesFocus?: boolean
  children: React.ReactNode
}

/** One step: heading, fields, and the way on and back. */
export function StepFrame(props: StepFrameProps) {
  const { id, title, note, onBack, onNext, nextReasons, takesFocus = false, children } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const seen = useRef(takesFocus ? '' : id)
  useEffect(() => {
    if (seen.current === id) return
    seen.current = id
    scrollTo({ top: 0 })
    heading.current?.focus({ preventScroll: true })
  }, [id])
  return (
    <section aria-labelledby="build-step" className="min-w-0">
      <h2
        id="build-step"
        ref={heading}
        tabIndex={-1}
        className="w-fit rounded-sm text-base font-semibold outline-offset-2"
      >
        {title}
      </h2>
      {note && <p className="mt-1 max-w-prose text-text-muted">{note}</p>}
      <div className="mt-4">{children}</div>
      <div className="mt-6 flex items-center justify-between gap-2 border-t pt-3">
        {onBack ? <Button onClick={onBack}>Back</Button> : <span />}
        {onNext && (
          <Button look="primary" onClick={onNext} reasons={nextReasons}>
            Next
          </Button>
        )}
      </div>
    </section>
  )
}
