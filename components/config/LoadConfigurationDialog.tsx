'use client'

import { useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { Badge } from '#components/ui/display/Badge.tsx'
import { FilePicker } from '#components/ui/form/FilePicker.tsx'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { TextArea } from '#components/ui/form/TextArea.tsx'
import { Dialog } from '#components/ui/overlay/Dialog.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import type { ConfigurationFile } from '#components/client/configuration/files.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { closeDialog, useDialog } from '#components/client/stores/dialogs.ts'
import { FindingsView } from './FindingsView.tsx'
import { isSound, useConfigurationCheck } from './use-configuration-check.ts'

/** Load a new main.cf: choose files or paste it, see every problem, then apply. */
export function LoadConfigurationDialog() {
  return useDialog('loadConfiguration') && <OpenLoad />
}

type Source = 'files' | 'text'

function OpenLoad() {
  const cluster = useClusterName()
  const refusals = useConfigureRefusals()
  const [source, setSource] = useState<Source>('files')
  const [picked, setPicked] = useState<readonly ConfigurationFile[]>([])
  const [text, setText] = useState('')
  const check = useConfigurationCheck(cluster)
  const files = source === 'files' ? picked : text === '' ? [] : [{ name: 'main.cf', text }]
  const missing = files.length === 0 ? ['Choose files or paste a main.cf first.'] : []
  const change = (next: () => void) => {
    next()
    check.forget()
  }
  return (
    <Dialog
      open
      onClose={closeDialog}
      width="wide"
      title="Load a configuration"
      description={`It replaces the configuration of ${cluster}. What stays keeps running; included files that are not given are taken from the running one.`}
      foot={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button reasons={missing} busy={check.busy} onClick={() => void check.verify(files)}>
            Verify
          </Button>
          <Button
            look="primary"
            busy={check.busy}
            reasons={[
              ...refusals,
              ...missing,
              ...(isSound(check.findings) ? [] : ['Verify it first, without errors.']),
            ]}
            onClick={() => void check.load(files)}
          >
            Load configuration
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <Segmented<Source>
          label="Source"
          value={source}
          onChange={(next) => change(() => setSource(next))}
          options={[
            { value: 'files', label: 'Choose files' },
            { value: 'text', label: 'Paste' },
          ]}
        />
        {source === 'files' ? (
          <PickedFiles picked={picked} onPick={(next) => change(() => setPicked(next))} />
        ) : (
          <TextArea label="main.cf" value={text} onChange={(next) => change(() => setText(next))} />
        )}
        <FindingsView findings={check.findings} />
      </div>
    </Dialog>
  )
}

type PickedFilesProps = {
  picked: readonly ConfigurationFile[]
  onPick: (files: readonly ConfigurationFile[]) => void
}

function PickedFiles({ picked, onPick }: PickedFilesProps) {
  return (
    <>
      <FilePicker label="main.cf and its type files" accept=".cf" multiple onPick={onPick} />
      <p className="flex flex-wrap gap-1">
        {picked.map((file) => (
          <Badge key={file.name}>{file.name}</Badge>
        ))}
      </p>
    </>
  )
}
