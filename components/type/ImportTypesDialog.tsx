'use client'

import { useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { Spinner } from '#components/ui/action/Spinner.tsx'
import { Dialog } from '#components/ui/overlay/Dialog.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import type { Failure } from '#components/client/api.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import {
  importTypes,
  previewTypes,
  type ConfigurationFile,
  type TypePreview,
} from '#components/client/configuration/files.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { closeDialog, useDialog } from '#components/client/stores/dialogs.ts'
import { showToast } from '#components/client/stores/toasts.ts'
import { FileSource } from './FileSource.tsx'
import { TypePreviewView } from './TypePreviewView.tsx'

/** Choose a type file, see what it adds, apply. */
export function ImportTypesDialog() {
  return useDialog('importTypes') && <OpenImport />
}

type Stage =
  | { kind: 'choose' }
  | { kind: 'reading'; file: ConfigurationFile }
  | { kind: 'preview'; file: ConfigurationFile; preview: TypePreview }
  | { kind: 'failed'; failure: Failure }

function OpenImport() {
  const cluster = useClusterName()
  const refusals = useConfigureRefusals()
  const [stage, setStage] = useState<Stage>({ kind: 'choose' })
  const [busy, setBusy] = useState(false)
  const read = async (file: ConfigurationFile) => {
    setStage({ kind: 'reading', file })
    const answer = await previewTypes(cluster, file)
    setStage(
      answer.kind === 'ok'
        ? { kind: 'preview', file, preview: answer.value }
        : { kind: 'failed', failure: answer },
    )
  }
  const apply = async (file: ConfigurationFile) => {
    setBusy(true)
    const answer = await importTypes(cluster, file)
    setBusy(false)
    if (answer.kind !== 'ok') return setStage({ kind: 'failed', failure: answer })
    closeDialog()
    showToast({ tone: 'online', shape: 'disc-tick', title: `${file.name} is imported.`, lines: [] })
  }
  return (
    <Dialog
      open
      onClose={closeDialog}
      width="wide"
      title="Import types"
      description="A type file (.cf) declares resource types and their attributes. Nothing changes before you apply it."
      foot={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          {stage.kind === 'preview' && (
            <Button
              look="primary"
              busy={busy}
              reasons={[...refusals, ...againstImport(stage.preview)]}
              onClick={() => void apply(stage.file)}
            >
              Import {stage.file.name}
            </Button>
          )}
        </>
      }
    >
      <div className="space-y-3">
        <FileSource onPick={(file) => void read(file)} onOther={() => setStage({ kind: 'choose' })} />
        {stage.kind === 'reading' && <Spinner label={`Reading ${stage.file.name}`} />}
        {stage.kind === 'failed' && <FailureNotice failure={stage.failure} />}
        {stage.kind === 'preview' && <TypePreviewView fileName={stage.file.name} preview={stage.preview} />}
      </div>
    </Dialog>
  )
}

/** All reasons why the file cannot be applied as it is. */
function againstImport({ added, changed, conflicts, problems }: TypePreview): readonly string[] {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  return [
    ...(errors > 0 ? [`The file has ${errors} error${errors === 1 ? '' : 's'}.`] : []),
    ...conflicts.map(({ type, file }) => `${type} is defined in ${file} already.`),
    ...(added.length + changed.length === 0 ? ['It adds and changes nothing.'] : []),
  ]
}
