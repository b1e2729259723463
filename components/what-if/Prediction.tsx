'use client'

import type { Forecast } from '#lib/forecast/forecast.ts'
import type { GroupEnd } from '#lib/forecast/group-end.ts'
import { Banner } from '#components/ui/display/Banner.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { durationText } from '#components/client/words/ages.ts'
import { fateLabels } from '#components/client/words/labels.ts'
import { Assumed } from './Assumed.tsx'
import { EndTable } from './EndTable.tsx'
import { outageWords } from './outage-words.ts'
import { Timeline } from './Timeline.tsx'
import type { Answer } from './use-forecast.ts'

/** The answer: how it ends, why, what is assumed, and the log on the way there. */
export function Prediction({ answer: { before, forecast } }: { answer: Answer }) {
  const { groups, timeline, assumptions, state } = forecast
  const concerned = groups.filter(
    ({ fate, why, outage }) => outage !== null || (fate !== 'untouched' && why.length > 0),
  )
  return (
    <div className="space-y-4">
      <Verdict forecast={forecast} />
      <Warnings forecast={forecast} />
      <Panel title="Now, and at the predicted end" note={endWords(forecast)} flush>
        <EndTable before={before} after={state} groups={groups} />
      </Panel>
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Panel title="Predicted log" note={`${timeline.length} lines`} flush>
          <Timeline entries={timeline} />
        </Panel>
        <div className="min-w-0 space-y-4">
          {concerned.length > 0 && (
            <Panel title="Why">
              <ul className="space-y-4">
                {concerned.map((end) => (
                  <Reason key={end.group} end={end} />
                ))}
              </ul>
            </Panel>
          )}
          <Panel title="Assumed">
            <Assumed assumptions={assumptions} />
          </Panel>
        </div>
      </div>
    </div>
  )
}

const endWords = ({ ended, restAtMs }: Forecast): string =>
  ended === 'quiet'
    ? `nothing more happens after ${durationText(restAtMs)}`
    : 'something still goes on where the prediction stops'

/** The answer in one line. */
function Verdict({ forecast: { groups, refused } }: { forecast: Forecast }) {
  const named = (...fates: readonly GroupEnd['fate'][]) =>
    groups.filter(({ fate }) => fates.includes(fate)).map(({ group }) => group)
  const down = named('down')
  const partial = named('degraded')
  const changed = groups.filter(({ fate, outage }) => outage !== null || fate === 'started')
  const note = 'Predicted by the engine’s own code from the present state. Nothing is done.'
  const [refusal] = refused
  if (refusal) {
    return (
      <Banner tone="partial" shape="hand" title={`It would be refused: ${refusal.title}.`}>
        {refusal.reasons.map(({ text }) => text).join(' ')} {note}
      </Banner>
    )
  }
  if (down.length > 0)
    return (
      <Banner tone="faulted" shape="diamond" title={`${down.join(', ')} would stay down.`}>
        {note}
      </Banner>
    )
  if (partial.length > 0)
    return (
      <Banner tone="partial" shape="disc-half" title={`A part of ${partial.join(', ')} would stay down.`}>
        {note}
      </Banner>
    )
  const title =
    changed.length === 0 ? 'Every group would stay as it is.' : `${changed.map(sentenceOf).join('; ')}.`
  return (
    <Banner tone="accent" shape="disc-tick" title={title}>
      {note}
    </Banner>
  )
}

function sentenceOf({ group, onlineAfter, outage }: GroupEnd): string {
  const where = onlineAfter.length > 0 ? `online on ${onlineAfter.join(', ')}` : 'offline'
  return `${group} would be ${where}${outage ? `, ${outageWords(outage).total}` : ''}`
}

/** What makes the prediction less sure, and what it leaves overloaded. */
function Warnings({ forecast: { notKnown, exceeded } }: { forecast: Forecast }) {
  return (
    <>
      {notKnown.length > 0 && (
        <Banner tone="unknown" shape="question" title="Not everything is known now.">
          {notKnown.join(' ')}
        </Banner>
      )}
      {exceeded.map(({ system, what, allowed, taken, groups }) => (
        <Banner
          key={`${system} ${what}`}
          tone="partial"
          shape="triangle"
          title={`${system} would carry ${taken} of ${what} ${allowed}: ${groups.join(', ')}.`}
        />
      ))}
    </>
  )
}

function Reason({ end: { group, fate, outage, why, left } }: { end: GroupEnd }) {
  return (
    <li className="space-y-1">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-semibold">{group}</span>
        <StateMark label={fateLabels[fate]} size={12} className="text-xs" />
      </p>
      {outage && (
        <p className="text-text-muted">
          {outageWords(outage).total}
          {outageWords(outage).parts !== '' && `: ${outageWords(outage).parts}`}
        </p>
      )}
      <ol className="list-decimal space-y-0.5 pl-4.5 marker:text-text-faint">
        {why.map((text) => (
          <li key={text} className="break-words">
            {text}
          </li>
        ))}
      </ol>
      {left.map(({ resource, system, state }) => (
        <p key={`${resource}@${system}`} className="text-text-muted">
          Left behind: {resource} on {system}, {state}
        </p>
      ))}
    </li>
  )
}
