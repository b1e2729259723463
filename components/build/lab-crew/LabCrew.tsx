'use client'

import { useState } from 'react'
import { printConfiguration } from '#lib/maincf/print/print-configuration.ts'
import type { Built } from '#lib/topology/build/build.ts'
import type { LabWork } from '#lib/wire/lab-work.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import type { Answer, Failure } from '#components/client/api.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { prepareLab, useLab } from '#components/client/lab.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { LabWorkList } from './LabWorkList.tsx'

export type LabCrewProps = { built: Extract<Built, { kind: 'built' }> }

/** Offers that the embedded lab does what a person would do by hand; not there where systems are real ones. */
export function LabCrew({ built }: LabCrewProps) {
  const cluster = useClusterName()
  const { value } = useLab()
  if (value?.cluster !== cluster) return null
  return <Crew built={built} />
}

function Crew({ built: { configuration } }: LabCrewProps) {
  const role = useConfigureRefusals()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer<LabWork> | null>(null)
  const run = async () => {
    setBusy(true)
    setAnswer(await prepareLab(printConfiguration(configuration)))
    setBusy(false)
  }
  return (
    <Panel title="The lab does the work by hand">
      <div className="space-y-3">
        <div className="flex flex-wrap items-start gap-3">
          <p className="min-w-0 flex-1 basis-72 text-text-muted">
            These systems are the embedded lab. It can make the disks, volumes and directories, put in the
            network cards and install the software for what is to be built. What is there stays; what runs is
            not touched.
          </p>
          <Button reasons={role} busy={busy} onClick={() => void run()}>
            Let the lab do it
          </Button>
        </div>
        {answer && <Outcome answer={answer} />}
      </div>
    </Panel>
  )
}

const Outcome = ({ answer }: { answer: Answer<LabWork> }) =>
  answer.kind === 'ok' ? (
    <LabWorkList work={answer.value} />
  ) : (
    <FailureNotice failure={answer satisfies Failure} />
  )
