'use client'

import { useState } from 'react'
import { FilePicker } from '#components/ui/form/FilePicker.tsx'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import type { ConfigurationFile } from '#components/client/configuration/files.ts'
import { SystemFileBrowser } from './SystemFileBrowser.tsx'

type FileSourceProps = {
  onPick: (file: ConfigurationFile) => void
  /** Another place is looked at: what was picked is picked no more. */
  onOther: () => void
}

/** A type file from the browser's machine or from a system. */
export function FileSource({ onPick, onOther }: FileSourceProps) {
  const [source, setSource] = useState<'here' | 'system'>('here')
  return (
    <>
      <Segmented
        label="Where the file is"
        value={source}
        onChange={(next) => {
          setSource(next)
          onOther()
        }}
        options={[
          { value: 'here', label: 'On this machine' },
          { value: 'system', label: 'On a system' },
        ]}
      />
      {source === 'here' ? (
        <FilePicker label="Type file" accept=".cf" onPick={([file]) => file && onPick(file)} />
      ) : (
        <SystemFileBrowser onPick={onPick} />
      )}
    </>
  )
}
