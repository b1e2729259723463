import type { RunbookFile } from '#lib/frameworks/runbook/runbook.ts'
import { DownloadButton } from '#components/ui/action/DownloadButton.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'

/** Files the steps need, to take along. */
export function FileList({ files }: { files: readonly RunbookFile[] }) {
  return (
    <Panel title="Files" note={files.length} flush>
      <ul className="divide-y">
        {files.map(({ name, purpose, text }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
            <span className="font-mono text-xs break-all">{name}</span>
            <span className="min-w-0 flex-1 basis-48 text-text-muted">{purpose}</span>
            <DownloadButton name={name} text={text} size="small">
              Download<span className="sr-only"> {name}</span>
            </DownloadButton>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
