'use client'

import { useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { Icon } from '#components/ui/display/Icon.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useSystemNames } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useSystemFiles } from '#components/client/configuration/configuration-queries.ts'
import { readSystemFile } from '#components/client/configuration/desk.ts'
import type { ConfigurationFile } from '#components/client/configuration/files.ts'
import { tellFailure } from '#components/client/configuration/tell.ts'
import { childPath, parentPath } from './paths-of-system.ts'

/** Where VCS keeps its type files and samples. */
const firstDirectory = '/etc/VRTSvcs/conf'

/** Directories and type files of a system, read over SFTP; nothing is changed there. */
export function SystemFileBrowser({ onPick }: { onPick: (file: ConfigurationFile) => void }) {
  const cluster = useClusterName()
  const systems = useSystemNames()
  const [system, setSystem] = useState<string>(systems[0] ?? '')
  const [path, setPath] = useState(firstDirectory)
  const [typed, setTyped] = useState(firstDirectory)
  const go = (next: string) => {
    setPath(next)
    setTyped(next)
  }
  const pick = async (name: string) => {
    const answer = await readSystemFile(cluster, system, childPath(path, name))
    if (answer.kind === 'ok') onPick(answer.value)
    else tellFailure(answer)
  }
  return (
    <div className="space-y-2">
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          go(typed)
        }}
      >
        <SelectField
          label="System"
          className="w-36"
          value={system}
          onChange={setSystem}
          options={systems.map((each) => ({ value: each, label: each }))}
        />
        <TextField label="Directory" className="min-w-48 flex-1" value={typed} onChange={setTyped} mono />
        <Button type="submit">Go</Button>
        <Button
          reasons={path === '/' ? ['This is the topmost directory.'] : []}
          onClick={() => go(parentPath(path))}
        >
          Up
        </Button>
      </form>
      <Listing
        key={`${system}:${path}`}
        system={system}
        path={path}
        onDirectory={(name) => go(childPath(path, name))}
        onFile={(name) => void pick(name)}
      />
    </div>
  )
}

type ListingProps = {
  system: string
  path: string
  onDirectory: (name: string) => void
  onFile: (name: string) => void
}

function Listing({ system, path, onDirectory, onFile }: ListingProps) {
  const { value, failure, loading } = useSystemFiles(useClusterName(), system, path)
  if (loading) return <SkeletonRows rows={4} label={`Loading ${path} of ${system}`} />
  if (!value) return failure && <FailureNotice failure={failure} />
  if (value.length === 0) return <p className="text-text-muted">No directories and no .cf files here.</p>
  const sorted = value.toSorted(
    (one, other) => one.kind.localeCompare(other.kind) || one.name.localeCompare(other.name),
  )
  return (
    <ul
      aria-label={`Files in ${path} of ${system}`}
      className="max-h-60 divide-y overflow-y-auto rounded-md border"
    >
      {sorted.map(({ name, kind, bytes }) => (
        <li key={name}>
          <button
            type="button"
            onClick={() => (kind === 'directory' ? onDirectory(name) : onFile(name))}
            className="flex h-8 w-full items-center gap-2 px-2.5 text-left -outline-offset-2 hover:bg-hover"
          >
            <Icon name={kind === 'directory' ? 'folder' : 'file'} size={14} className="text-text-muted" />
            <span className="min-w-0 flex-1 truncate font-mono text-xs">{name}</span>
            {kind === 'file' && <span className="text-xs text-text-muted">{bytes} bytes</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
