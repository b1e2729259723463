import { yearlyText } from '#lib/topology/downtime/units.ts'
import { barsOf, barText, type BarPart, type ModelResult } from './results.ts'
import { causes, modelTitles } from './words.ts'

/** Hours a year of every model as bars of one scale; each cause has a colour and a pattern. */
export function DowntimeChart({ results }: { results: readonly ModelResult[] }) {
  const bars = barsOf(results)
  const used = causes.filter(({ part }) => bars.flat().some(({ cause }) => cause.part === part))
  return (
    <figure aria-label="Downtime of a year by model" className="space-y-3">
      <Patterns />
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2">
        {results.map((result, index) => (
          <div key={result.model} className="contents">
            <span aria-hidden="true" className="text-xs text-text-muted">
              {modelTitles[result.model]}
            </span>
            <Bar title={barText(result)} parts={bars[index] ?? []} />
            <span aria-hidden="true" className="text-right text-xs whitespace-nowrap tabular-nums">
              {yearlyText(result.downtime.unavailability)}
            </span>
          </div>
        ))}
      </div>
      {used.length > 0 && (
        <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-text-muted">
          {used.map(({ part, title, look, pattern }) => (
            <span key={part} className="inline-flex items-center gap-1.5">
              <svg aria-hidden="true" width="14" height="10" className={look}>
                <rect width="14" height="10" rx="2" fill={fillOf(part, pattern)} />
              </svg>
              {title}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  )
}

function Bar({ title, parts }: { title: string; parts: readonly BarPart[] }) {
  return (
    <svg role="img" aria-label={title} width="100%" height="18" className="block rounded-sm bg-sunken">
      {parts.map(({ cause: { part, look, pattern }, from, width }) => (
        <rect
          key={part}
          x={`${from}%`}
          y="0"
          width={`${width}%`}
          height="18"
          className={look}
          fill={fillOf(part, pattern)}
          stroke="var(--raised)"
          strokeWidth="1"
        />
      ))}
    </svg>
  )
}

const fillOf = (part: string, pattern: (typeof causes)[number]['pattern']): string =>
  pattern === 'solid' ? 'currentColor' : `url(#downtime-${part})`

const strokes: Readonly<Record<(typeof causes)[number]['pattern'], string>> = {
  solid: '',
  hatched: 'M-1 1l2-2M0 6l6-6M5 7l2-2',
  dotted: 'M1.5 1.5h.01M4.5 4.5h.01',
  striped: 'M1.5 0v6M4.5 0v6',
  crossed: 'M0 0l6 6M6 0l-6 6',
}

/** What the bars are filled with, once for all of them: told apart without colour. */
function Patterns() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        {causes.map(({ part, look, pattern }) => (
          <pattern
            key={part}
            id={`downtime-${part}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            className={look}
          >
            <rect width="6" height="6" fill="currentColor" opacity="0.3" />
            <path d={strokes[pattern]} stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
          </pattern>
        ))}
      </defs>
    </svg>
  )
}
