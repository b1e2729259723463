'use client'

import type { GroupName, SystemName } from '#lib/model/names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { useReadyPlace } from '#components/client/preflight/preflight.ts'
import { readyMark, readyStory } from '#components/client/words/system/preflight-words.ts'

/** Whether a group could run on a system where it does not, small; nothing while nobody has looked. */
export function ReadyMark({ group, system }: { group: GroupName; system: SystemName }) {
  const place = useReadyPlace(group, system)
  if (!place || place.at === null) return null
  const story = readyStory(place)
  return (
    <span title={story} className="ml-auto inline-flex">
      <Shape {...readyMark(place)} size={11} />
      <span className="sr-only">{story}</span>
    </span>
  )
}
