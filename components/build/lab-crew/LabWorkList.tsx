import type { LabWork } from '#lib/wire/lab-work.ts'
import { Banner } from '#components/ui/display/Banner.tsx'
import { workRows } from './work-rows.ts'

/** What the lab has made, kind by kind. */
export function LabWorkList({ work }: { work: LabWork }) {
  const rows = workRows(work)
  return (
    <Banner
      tone="online"
      shape="disc-tick"
      title={rows.length === 0 ? 'All of it was there already.' : 'The lab has done it.'}
    >
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {rows.map(({ title, pieces }) => (
          <div key={title} className="contents">
            <dt>{title}</dt>
            <dd className="min-w-0 wrap-anywhere text-text">{pieces.join(', ')}</dd>
          </div>
        ))}
      </dl>
      {work.inUse.length > 0 && (
        <p className="mt-1">
          Runs now and was left as it is: {work.inUse.join(', ')}. Stop it first to have it made anew.
        </p>
      )}
    </Banner>
  )
}
