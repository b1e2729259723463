'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useRef, useState } from 'react'
import type { Topology } from '#lib/topology/build/answers.ts'
import { startingAnswers } from '#lib/topology/draft/on-cluster.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Banner } from '#components/ui/display/Banner.tsx'
import { useDraftAddress, type DraftAddress } from '#components/client/build/use-draft-address.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { buildHref } from '#components/client/hrefs.ts'
import { OneResource } from './resource/OneResource.tsx'
import { Resume } from './Resume.tsx'
import { StepFrame } from './StepFrame.tsx'
import { TopologyStep } from './steps/TopologyStep.tsx'
import { textOf, useWizard } from './plan/use-wizard.ts'
import { WizardView } from './WizardView.tsx'

/** Building: one resource more, or groups from a topology, as the address says. */
export function BuildView() {
  return useSearchParams().has('resource') ? <OneResource /> : <DraftView />
}

function DraftView() {
  const address = useDraftAddress()
  const { place, go } = address
  const base = useEditedConfiguration()
  const [began, setBegan] = useState(false)
  const begin = (draft: string, step: string) => {
    setBegan(true)
    go({ draft, step, group: '' }, 'push')
  }
  return place.draft === null ? (
    <Start onBegin={(topology) => begin(textOf(startingAnswers(topology, base)), 'model')} onResume={begin} />
  ) : (
    <DraftedView address={address} draft={place.draft} takesFocus={began} />
  )
}

type StartProps = {
  onBegin: (topology: Topology) => void
  onResume: (draft: string, step: string) => void
}

function Start({ onBegin, onResume }: StartProps) {
  const cluster = useClusterName()
  const [topology, setTopology] = useState<Topology | null>(null)
  const hasGroups = Object.keys(useEditedConfiguration().groups).length > 0
  return (
    <div className="max-w-4xl">
      <Resume onResume={({ draft, step }) => onResume(draft, step)} />
      <StepFrame
        id="topology"
        title="Topology"
        note={
          hasGroups
            ? 'What is built comes beside the groups the cluster has. Nothing changes before the review.'
            : 'Choose what to build. Nothing changes before the review.'
        }
        onBack={null}
        onNext={() => topology && onBegin(topology)}
        nextReasons={topology === null ? ['Choose a topology first.'] : []}
      >
        <TopologyStep value={topology} onChange={setTopology} />
        {hasGroups && (
          <p className="mt-4">
            <Link
              href={buildHref(cluster, 'resource=')}
              className="rounded-sm font-medium text-accent underline-offset-2 hover:underline"
            >
              Or add one resource to a group that is there
            </Link>
          </p>
        )}
      </StepFrame>
    </div>
  )
}

type DraftedViewProps = { address: DraftAddress; draft: string; takesFocus: boolean }

function DraftedView({ address, draft, takesFocus }: DraftedViewProps) {
  const { place, go } = address
  const wizard = useWizard(draft, (next) => go({ ...place, draft: next }, 'replace'))
  const choose = useChooseTopology(address)
  if (typeof wizard === 'string') {
    return (
      <Banner
        tone="faulted"
        shape="diamond"
        title={wizard}
        action={<Button onClick={() => go({ draft: null, step: '', group: '' }, 'push')}>Start anew</Button>}
      />
    )
  }
  return <WizardView address={address} wizard={wizard} onChoose={choose} takesFocus={takesFocus} />
}

/** Choosing another topology begins another draft; the one left behind is there again when it is chosen again. */
function useChooseTopology({ place, go }: DraftAddress): (topology: Topology) => void {
  const base = useEditedConfiguration()
  const left = useRef(new Map<string, string>())
  return (topology) => {
    if (place.draft !== null) left.current.set(place.draft.split('*')[0] ?? '', place.draft)
    const draft = left.current.get(topology) ?? textOf(startingAnswers(topology, base))
    go({ ...place, draft, step: 'topology', group: '' }, 'replace')
  }
}
