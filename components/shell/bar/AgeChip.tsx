'use client'

import { cx } from '#components/ui/class-names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { Explained } from '#components/ui/overlay/Tooltip.tsx'
import { useFreshness, type Freshness } from '#components/client/cluster/freshness.ts'
import { useRefresh } from '#components/client/cluster/use-refresh.ts'
import { ageText } from '#components/client/words/ages.ts'

/** How old the picture is, in a place that keeps its width; a press asks again. */
export function AgeChip() {
  const freshness = useFreshness()
  const refresh = useRefresh()
  const { text, hint } = wordsOf(freshness)
  return (
    <Explained lines={[hint]} side="bottom">
      <button
        type="button"
        onClick={refresh}
        aria-label={`${text}. Refresh now`}
        className={cx(
          'inline-flex h-7 min-w-18 items-center gap-1.5 rounded-md border px-2 text-xs font-medium whitespace-nowrap',
          freshness.stale ? 'hatched border-unknown/50 text-unknown' : 'text-text-muted hover:bg-hover',
        )}
      >
        <Shape {...signOf(freshness)} size={12} />
        {text}
      </button>
    </Explained>
  )
}

function signOf({ stale, phase }: Freshness) {
  if (phase === 'connecting') return { shape: 'turning', tone: 'transition' } as const
  if (stale || phase === 'waiting') return { shape: 'question', tone: 'unknown' } as const
  return { shape: 'disc-tick', tone: 'online' } as const
}

function wordsOf({ ageMs, stale, phase, retryInMs }: Freshness): { text: string; hint: string } {
  if (phase === 'waiting' && retryInMs !== null) {
    const text = `Retry in ${Math.ceil(retryInMs / 1000)} s`
    return {
      text,
      hint: `The connection to the engine is lost; last news ${ageText(ageMs)} ago. Press to retry now.`,
    }
  }
  if (stale)
    return { text: `Stale ${ageText(ageMs)}`, hint: `No news for ${ageText(ageMs)}. Press to ask again.` }
  return {
    text: `Live ${ageText(ageMs)}`,
    hint: `Last heard of the engine ${ageText(ageMs)} ago. Press to refresh.`,
  }
}
