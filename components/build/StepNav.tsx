'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { cx } from '#components/ui/class-names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import type { WizardStep, WizardStepId } from './plan/wizard-steps.ts'

/** Left of the present step in the strip, so that the one before it shows. */
const marginPx = 48

type StepNavProps = {
  steps: readonly WizardStep[]
  here: WizardStepId
  /** Steps with an answer that cannot stay. */
  wrong: ReadonlySet<WizardStepId>
  hrefOf: (step: WizardStepId) => string
  onGo: (step: WizardStepId) => void
}

/** All steps; every one can be gone to at any time. A strip above the page where there is no room beside it. */
export function StepNav({ steps, here, wrong, hrefOf, onGo }: StepNavProps) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const step = list.current?.querySelector<HTMLElement>(`[data-step=${here}]`)
    if (list.current && step) list.current.scrollLeft = step.offsetLeft - marginPx
  }, [here])
  return (
    <nav aria-label="Steps" className="min-w-0">
      <ol ref={list} className="relative flex gap-px overflow-x-auto pb-1 xl:flex-col xl:pb-0">
        {steps.map(({ id, title }, index) => (
          <li key={id} data-step={id} className="shrink-0">
            <Link
              href={hrefOf(id)}
              scroll={false}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
                event.preventDefault()
                onGo(id)
              }}
              aria-current={id === here ? 'step' : undefined}
              className={cx(
                'flex min-h-8 items-center gap-2 rounded-md px-2 py-1 whitespace-nowrap xl:whitespace-normal',
                id === here
                  ? 'bg-hover font-medium text-text'
                  : 'text-text-muted hover:bg-hover/60 hover:text-text',
              )}
            >
              <span
                aria-hidden="true"
                className={cx('w-4 shrink-0 text-right text-xs tabular-nums', id === here && 'text-accent')}
              >
                {index + 1}
              </span>
              <span className="min-w-0 flex-1">{title}</span>
              {wrong.has(id) && (
                <>
                  <Shape shape="diamond" tone="faulted" size={12} />
                  <span className="sr-only">, has an answer that cannot stay</span>
                </>
              )}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
