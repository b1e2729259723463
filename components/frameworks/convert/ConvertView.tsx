'use client'

import { useMemo, useState } from 'react'
import { scriptText } from '#lib/frameworks/runbook/script.ts'
import { runbookText } from '#lib/frameworks/runbook/text.ts'
import { DownloadButton } from '#components/ui/action/DownloadButton.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { isFenceName, type FrameworksQuestion } from '../question.ts'
import { FileList } from './FileList.tsx'
import { LossList } from './LossList.tsx'
import { StepList } from './StepList.tsx'
import { runbookFor, targets, targetTitles } from './targets.ts'

type ConvertViewProps = {
  question: FrameworksQuestion
  onChange: (patch: Partial<FrameworksQuestion>) => void
}

/** What one would do to have this configuration, with the changes that wait, in another framework. */
export function ConvertView({ question: { to, way, fence }, onChange }: ConvertViewProps) {
  const configuration = useEditedConfiguration()
  const runbook = useMemo(() => runbookFor(configuration, to, fence), [configuration, to, fence])
  const steps = runbook[way]
  const isReverse = way === 'reverse'
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2.5">
        <SelectField
          label="Framework"
          value={to}
          onChange={(next) => onChange({ to: targets.find((each) => each === next) ?? to })}
          options={targets.map((value) => ({ value, label: targetTitles[value] }))}
          className="w-72 max-sm:w-full"
        />
        {to === 'pacemaker' && <FenceField fence={fence} onChange={(next) => onChange({ fence: next })} />}
        <div className="flex flex-wrap gap-2 sm:ml-auto sm:pt-5.5">
          <DownloadButton name={`${configuration.cluster.name}-${to}.txt`} text={runbookText(runbook)}>
            Runbook
          </DownloadButton>
          <DownloadButton
            name={`${configuration.cluster.name}-${to}-${isReverse ? 'take-away' : 'set-up'}.sh`}
            text={scriptText(runbook, way)}
          >
            Script with checks
          </DownloadButton>
        </div>
      </div>
      <LossList losses={runbook.losses} />
      <Panel title="Before the first step">
        <ul className="list-disc space-y-1 pl-4">
          {runbook.preconditions.map((text) => (
            <li key={text} className="break-words">
              {text}
            </li>
          ))}
        </ul>
      </Panel>
      {runbook.files.length > 0 && <FileList files={runbook.files} />}
      <Panel
        title={isReverse ? 'The way back' : 'Steps'}
        note={`${steps.length}, none of them is run from here`}
        actions={
          <Segmented
            label="Which steps"
            value={way}
            onChange={(next) => onChange({ way: next })}
            options={[
              { value: 'steps', label: 'Set up' },
              { value: 'reverse', label: 'Take away' },
            ]}
          />
        }
        flush
      >
        <StepList steps={steps} />
      </Panel>
    </>
  )
}

function FenceField({ fence, onChange }: { fence: string; onChange: (fence: string) => void }) {
  const [text, setText] = useState(fence)
  return (
    <TextField
      label="Fence agent"
      value={text}
      placeholder="fence_ipmilan"
      mono
      autoComplete="off"
      error={isFenceName(text) ? null : 'Letters, digits, _ . + and -.'}
      onChange={(next) => {
        setText(next)
        if (isFenceName(next)) onChange(next)
      }}
      className="w-48 max-sm:w-full"
    />
  )
}
