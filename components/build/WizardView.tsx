'use client'

import { useCallback, useState } from 'react'
import type { Topology } from '#lib/topology/build/answers.ts'
import type { Built } from '#lib/topology/build/build.ts'
import { Notes } from '#components/ui/display/Notes.tsx'
import { queryOf } from '#components/client/build/build-place.ts'
import type { DraftAddress } from '#components/client/build/use-draft-address.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { buildHref } from '#components/client/hrefs.ts'
import { DraftBar } from './DraftBar.tsx'
import { BuildGraphs } from './graph/BuildGraphs.tsx'
import { stepOfProblem, unplacedProblems } from './plan/problem-places.ts'
import type { Wizard } from './plan/use-wizard.ts'
import {
  grownAt,
  neighboursOf,
  stepNamed,
  stepsFor,
  type WizardStep,
  type WizardStepId,
} from './plan/wizard-steps.ts'
import { ReviewStep } from './review/ReviewStep.tsx'
import { StepFrame } from './StepFrame.tsx'
import { StepNav } from './StepNav.tsx'
import { CountsStep } from './steps/CountsStep.tsx'
import { GuideStep } from './steps/GuideStep.tsx'
import { ModelStep } from './steps/ModelStep.tsx'
import { TopologyStep } from './steps/TopologyStep.tsx'

type WizardViewProps = {
  address: DraftAddress
  wizard: Wizard
  onChoose: (topology: Topology) => void
  /** It was come to from the choice of a topology, not by its address. */
  takesFocus: boolean
}

/** The steps at the left, the present one in the middle, what grows at the right. */
export function WizardView({ address: { place, go }, wizard, onChoose, takesFocus }: WizardViewProps) {
  const cluster = useClusterName()
  const { whole, problems, builtOn } = wizard
  const steps = stepsFor(whole.topology)
  const step = stepNamed(steps, place.step)
  const { before, after } = neighboursOf(steps, step.id)
  const drawn = useLastBuilt(builtOn.built)
  const { draft } = place
  const hrefOf = useCallback(
    (group: string) => buildHref(cluster, queryOf({ draft, step: step.id, group })),
    [cluster, draft, step.id],
  )
  const goTo = (id: WizardStepId) => go({ ...place, step: id }, 'push')
  const isReview = step.id === 'review'
  return (
    <div className="grid items-start gap-x-6 gap-y-4 xl:grid-cols-[11.5rem_minmax(0,1fr)]">
      <div className="min-w-0 xl:sticky xl:top-17">
        <StepNav
          steps={steps}
          here={step.id}
          wrong={new Set(problems.map((problem) => stepOfProblem(whole, problem)))}
          hrefOf={(id) => buildHref(cluster, queryOf({ ...place, step: id }))}
          onGo={goTo}
        />
        <DraftBar
          href={buildHref(cluster, queryOf(place))}
          onAnew={() => go({ draft: null, step: '', group: '' }, 'push')}
        />
      </div>
      <div
        className={
          isReview || !drawn
            ? 'min-w-0'
            : 'grid min-w-0 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]'
        }
      >
        <StepFrame
          id={step.id}
          title={step.title}
          note={noteOf(step)}
          onBack={before && (() => goTo(before.id))}
          onNext={after && (() => goTo(after.id))}
          takesFocus={takesFocus}
        >
          <Notes
            className="mb-4"
            notes={unplacedProblems(whole, problems, step.id).map(({ text }) => ({
              text,
              shape: 'diamond',
              tone: 'faulted',
            }))}
          />
          <StepBody step={step} wizard={wizard} onChoose={onChoose} onStep={goTo} />
        </StepFrame>
        {!isReview && drawn && (
          <aside aria-label="What is built so far" className="min-w-0 lg:sticky lg:top-17">
            <BuildGraphs
              built={drawn}
              grown={builtOn.isThere ? 7 : grownAt(step)}
              group={place.group}
              onGroup={(group) => go({ ...place, group }, 'replace')}
              hrefOf={hrefOf}
              isOld={drawn !== builtOn.built}
            />
          </aside>
        )}
      </div>
    </div>
  )
}

const notes: Readonly<Record<'topology' | 'model' | 'counts' | 'review', string>> = {
  topology: 'What is chosen here is suggested from; every answer can be changed at its step.',
  model: 'How systems stand in for each other, and where programs lie.',
  counts: 'As many as the example has, unless you say otherwise.',
  review: 'Nothing has changed yet. Look it over, then carry it out.',
}

const noteOf = ({ id, guide }: WizardStep): string =>
  guide
    ? guide.byHand
    : id === 'topology' || id === 'model' || id === 'counts' || id === 'review'
      ? notes[id]
      : ''

type StepBodyProps = {
  step: WizardStep
  wizard: Wizard
  onChoose: (topology: Topology) => void
  onStep: (step: WizardStepId) => void
}

function StepBody({ step, wizard, onChoose, onStep }: StepBodyProps) {
  if (step.guide) return <GuideStep guide={step.guide} wizard={wizard} />
  if (step.id === 'model') return <ModelStep wizard={wizard} />
  if (step.id === 'counts') return <CountsStep wizard={wizard} />
  if (step.id === 'review') return <ReviewStep wizard={wizard} onStep={onStep} />
  return <TopologyStep value={wizard.answers.topology} onChange={onChoose} />
}

type Drawn = Extract<Built, { kind: 'built' }>

/** The newest that could be built: while an answer is half typed, the graphs stay. */
function useLastBuilt(built: Built): Drawn | null {
  const [last, setLast] = useState<Drawn | null>(built.kind === 'built' ? built : null)
  if (built.kind === 'built' && built !== last) setLast(built)
  return built.kind === 'built' ? built : last
}
