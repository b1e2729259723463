'use client'

import { shellLine } from '#lib/maincf/commands/words.ts'
import type { VersionOnWire } from '#lib/wire/configuration.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { LinkButton } from '#components/ui/action/LinkButton.tsx'
import { Badge } from '#components/ui/display/Badge.tsx'
import { Cell, Row } from '#components/ui/display/Table.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { downloadPath } from '#components/client/paths.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { fullTimeText, timeText } from '#components/client/words/ages.ts'

const origins = { change: null, freeze: 'kept by a freeze', rollback: 'rolled back' } as const

type VersionRowProps = { version: VersionOnWire; isNewest: boolean; onCompare: () => void }

/** One version: when, who, why, by which commands, and the way back to it. */
export function VersionRow({ version, isNewest, onCompare }: VersionRowProps) {
  const { version: number, at, author, reason, origin, commands } = version
  const now = useEngineNow()
  return (
    <Row>
      <Cell className="text-right align-top font-mono">{number}</Cell>
      <Cell className="align-top whitespace-nowrap text-text-muted">
        <time title={fullTimeText(at)}>{timeText(at, now)}</time>
        <span className="block sm:hidden">{author}</span>
      </Cell>
      <Cell className="align-top whitespace-nowrap max-sm:hidden">{author}</Cell>
      <Cell className="align-top sm:min-w-64">
        <span className="flex flex-wrap items-center gap-2">
          {isNewest && <Badge tone="online">runs</Badge>}
          {origins[origin] !== null && <Badge>{origins[origin]}</Badge>}
          <span className={reason === '' ? 'text-text-faint' : ''}>{reason || 'No reason given'}</span>
        </span>
        {commands.length > 0 && (
          <details className="mt-0.5">
            <summary className="w-fit cursor-pointer text-xs text-text-muted">
              {commands.length === 1 ? '1 command' : `${commands.length} commands`}
            </summary>
            <pre className="mt-1 overflow-x-auto font-mono text-xs whitespace-pre-wrap">
              {commands.map(shellLine).join('\n')}
            </pre>
          </details>
        )}
        <div className="mt-2 sm:hidden">
          <VersionActions {...{ version, isNewest, onCompare }} />
        </div>
      </Cell>
      <Cell className="align-top max-sm:hidden">
        <VersionActions {...{ version, isNewest, onCompare }} />
      </Cell>
    </Row>
  )
}

function VersionActions({ version: { version: number }, isNewest, onCompare }: VersionRowProps) {
  const cluster = useClusterName()
  const refusals = useConfigureRefusals()
  return (
    <span className="flex flex-wrap justify-end gap-1.5 max-sm:justify-start">
      <LinkButton
        size="small"
        href={downloadPath(cluster, number)}
        download
        aria-label={`Download version ${number}`}
      >
        Download
      </LinkButton>
      {!isNewest && (
        <>
          <Button size="small" onClick={onCompare} aria-label={`Compare version ${number} with what runs`}>
            Compare
          </Button>
          <Button
            size="small"
            reasons={refusals}
            aria-label={`Roll back to version ${number}`}
            onClick={() => openDialog({ kind: 'rollBack', version: number })}
          >
            Roll back…
          </Button>
        </>
      )}
    </span>
  )
}
