'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import type { Built } from '#lib/topology/build/build.ts'
import { ChangeGraphs } from '#components/config/review/ChangeGraphs.tsx'
import { Banner } from '#components/ui/display/Banner.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import type { ChangeOnWire } from '#components/client/configuration/desk.ts'
import { useEditing } from '#components/client/configuration/use-editing.ts'
import { typesHref } from '#components/client/hrefs.ts'
import { CarryOut } from '../carry-out/CarryOut.tsx'
import { LabCrew } from '../lab-crew/LabCrew.tsx'
import { PreflightPanel } from '../preflight/PreflightPanel.tsx'
import { ofWhat, stepOfProblem } from '../plan/problem-places.ts'
import type { Wizard } from '../plan/use-wizard.ts'
import type { WizardStepId } from '../plan/wizard-steps.ts'
import { AdviceList } from './AdviceList.tsx'
import { BuiltTextPanel } from './BuiltTextPanel.tsx'
import { PlacementTable } from './PlacementTable.tsx'
import { useBuiltText } from './use-built-text.ts'

type ReviewStepProps = { wizard: Wizard; onStep: (step: WizardStepId) => void }

/** All of what was asked for before anything happens; then the doing. */
export function ReviewStep({ wizard, onStep }: ReviewStepProps) {
  const { built } = wizard.builtOn
  return built.kind === 'refused' ? (
    <ProblemsOfAnswers wizard={wizard} onStep={onStep} />
  ) : (
    <BuiltReview wizard={wizard} built={built} />
  )
}

function ProblemsOfAnswers({ wizard: { whole, problems }, onStep }: ReviewStepProps) {
  return (
    <Banner
      tone="faulted"
      shape="diamond"
      title={`${problems.length === 1 ? 'One answer' : `${problems.length} answers`} cannot stay as given.`}
    >
      <ul className="mt-1 space-y-1">
        {problems.map((problem, index) => (
          <li key={index}>
            <button
              type="button"
              onClick={() => onStep(stepOfProblem(whole, problem))}
              className="rounded-sm text-left text-accent underline-offset-2 hover:underline"
            >
              {ofWhat(whole, problem)}: {problem.text}
            </button>
          </li>
        ))}
      </ul>
    </Banner>
  )
}

type BuiltReviewProps = { wizard: Wizard; built: Extract<Built, { kind: 'built' }> }

function BuiltReview({ wizard, built }: BuiltReviewProps) {
  const { whole, builtOn } = wizard
  const { isThere, missingTypes } = builtOn
  const { desk, draft } = useEditing()
  const text = useBuiltText(built, isThere)
  const groups = built.planned.groups.map(({ name }) => name)
  const version = desk?.version
  const change = useMemo(
    (): ChangeOnWire | null =>
      isThere || version === undefined ? null : { base: version, edits: [...draft, ...built.edits] },
    [isThere, version, draft, built],
  )
  return (
    <div className="space-y-4">
      {isThere && (
        <Banner tone="accent" shape="disc-tick" title="All of this is in the configuration.">
          Its groups can be brought online and tested below.
        </Banner>
      )}
      <MissingTypes types={missingTypes} />
      <Panel
        title="What runs where"
        note={`${groups.length} ${groups.length === 1 ? 'group' : 'groups'}`}
        flush
      >
        <PlacementTable configuration={built.configuration} groups={groups} />
      </Panel>
      {!isThere && <ChangeGraphs after={built.configuration} />}
      <BuiltTextPanel text={text} configuration={built.configuration} />
      <AdviceList configuration={built.configuration} isThere={isThere} />
      <LabCrew built={built} />
      <PreflightPanel change={change} />
      <CarryOut answers={whole} built={built} />
    </div>
  )
}

function MissingTypes({ types }: { types: readonly string[] }) {
  const cluster = useClusterName()
  if (types.length === 0) return null
  return (
    <Banner
      tone="partial"
      shape="triangle"
      title={`The cluster does not know ${types.length === 1 ? 'the type' : 'the types'} ${types.join(', ')}.`}
      action={
        <Link href={typesHref(cluster)} className="font-medium text-accent hover:underline">
          Import types
        </Link>
      }
    >
      Import their files first (types.cf, SunJESMsg.cf, SunJESAdm.cf, SunJESLDAP.cf come with Hawser). The
      draft waits in this address.
    </Banner>
  )
}
