import type { Assumptions } from '#lib/forecast/happening.ts'
import { FactList } from '#components/ui/display/Panel.tsx'
import { durationText } from '#components/client/words/ages.ts'
import { fenceWords } from '#components/client/words/labels.ts'

/** What the prediction rests on besides the configuration. */
export function Assumed({ assumptions }: { assumptions: Assumptions }) {
  const { entryPointsMs, triggerMs, silenceMs, fence, fenceMs } = assumptions
  const answer = fence === 'none' ? '' : `, answers after ${durationText(fenceMs)}`
  return (
    <>
      <FactList
        items={[
          ['Online', durationText(entryPointsMs.online)],
          ['Offline', durationText(entryPointsMs.offline)],
          ['Clean', durationText(entryPointsMs.clean)],
          ['Monitor', `as last seen, else ${durationText(entryPointsMs.monitor)}`],
          ['Trigger', `${durationText(triggerMs)}, exit 0`],
          ['Silence', `noticed after ${durationText(silenceMs)}`],
          ['Fence', `${fenceWords[fence]}${answer}`],
        ]}
      />
      <p className="mt-3 text-text-muted">
        A resource dies just after a monitor has looked at it. Agents tell the truth and do what they are
        asked. Everything else follows from the configuration and is decided by the engine’s own code.
      </p>
    </>
  )
}
