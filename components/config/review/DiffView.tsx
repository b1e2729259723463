import type { FileDifference, Hunk } from '#lib/wire/configuration.ts'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { cx } from '#components/ui/class-names.ts'
import { type DiffLine, linesOf, totalsOf } from './diff-lines.ts'

/** What differs, file by file: every line with its sign, so that it reads without colour too. */
export function DiffView({ difference, label }: { difference: readonly FileDifference[]; label: string }) {
  if (difference.length === 0) return <EmptyState title="The texts are the same." />
  return (
    <section aria-label={label} className="space-y-3">
      {difference.map((file) => (
        <FileView key={file.name} file={file} />
      ))}
    </section>
  )
}

function FileView({ file }: { file: FileDifference }) {
  const { added, removed } = totalsOf(file)
  return (
    <section aria-label={`Differences in ${file.name}`} className="overflow-clip rounded-md border">
      <h3 className="flex items-center gap-2 border-b bg-sunken px-3 py-1.5 font-mono text-xs">
        {file.name}
        <span className="text-online">+{added}</span>
        <span className="text-faulted">−{removed}</span>
      </h3>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse font-mono text-xs leading-5">
          {file.hunks.map((hunk) => (
            <HunkView key={`${hunk.oldStart}:${hunk.newStart}`} hunk={hunk} />
          ))}
        </table>
      </div>
    </section>
  )
}

function HunkView({ hunk }: { hunk: Hunk }) {
  return (
    <tbody className="border-b last:border-b-0">
      {linesOf(hunk).map((line) => (
        <LineView key={`${line.old ?? ''}:${line.fresh ?? ''}`} line={line} />
      ))}
    </tbody>
  )
}

const looks = {
  same: { sign: '', spoken: '', row: '' },
  added: { sign: '+', spoken: 'added: ', row: 'bg-online-wash' },
  removed: { sign: '−', spoken: 'removed: ', row: 'bg-faulted-wash' },
} as const

const numberLook = 'w-0 px-2 text-right align-top text-text-muted select-none max-sm:hidden'

function LineView({ line: { kind, text, old, fresh } }: { line: DiffLine }) {
  const { sign, spoken, row } = looks[kind]
  return (
    <tr className={row}>
      <td className={numberLook}>{old}</td>
      <td className={numberLook}>{fresh}</td>
      <td
        className={cx(
          'w-0 px-1.5 align-top font-semibold select-none',
          kind === 'added' ? 'text-online' : 'text-faulted',
        )}
      >
        <span aria-hidden="true">{sign}</span>
        <span className="sr-only">{spoken}</span>
      </td>
      <td className="pr-3 whitespace-pre">{text}</td>
    </tr>
  )
}
